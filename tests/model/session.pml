/*
 * The two locks of a refresh: session/refresh.cpp (renew_in_turn, find_renewal), session/lock.cpp
 * (take_turn, is_done, begin, asking, failed, succeeded), session/lock_watch.cpp, os/file_lock.cpp
 * (write_note) and credentials/update.cpp, whose rewrite is one step here: that it is one, whoever
 * else writes and whoever is killed, is what rewrite.pml shows. `check` beside this file runs it.
 * A change to one of these functions is made here too.
 *
 * STARTERS run stsmfa for one section, FORCED of them with --force; where FAILS, nobody may answer
 * the question; OTHERS rewrite the file without the session lock (`clear`, `setup`); KILLS of the
 * starters are killed (SIGKILL), each anywhere. Then:
 *   - one question: nobody is asked while somebody else is, nor when the session is there already,
 *     nor when it has been made while this starter waited, be it forced; and if none fails or is
 *     killed there is one question in all;
 *   - a failed question is one failure: who was waiting when the holder failed is not asked, and
 *     nobody fails with a failure from before its own start;
 *   - no deadlock, and everybody ends (`all_end`), whoever is killed.
 *
 * Left out:
 *   - time: the time-outs of both locks, patiently(), the 90 seconds of a code's memory;
 *   - who may not wait for a person (--no-prompt) or passes by, and a stsmfa that the holder's own
 *     command runs;
 *   - other sections and devices, which a failure may not concern, and more than eight failures
 *     between two looks at the note;
 *   - a lock file that takes no note, and a file system without flock(2);
 *   - a file that is gone or empty for a moment while somebody writes it in place;
 *   - what a starter makes of a failure that came before its watch had read a whole note (it may come
 *     between the two system calls that write one), or that a holder took along who was killed between
 *     these two: such a starter is asked.
 */
#ifndef STARTERS
#define STARTERS 3
#endif
#ifndef FORCED
#define FORCED 0
#endif
#ifndef FAILS
#define FAILS 1
#endif
#ifndef OTHERS
#define OTHERS 1
#endif
#ifndef KILLS
#define KILLS 1
#endif

#define FREE 255
#define UNKNOWN 255
#define BIT(number) (1 << (number))

byte session_lock = FREE;
byte file_lock = FREE;

/* The credentials file: which session stands there (0: the stale one), and what stat(2) tells. */
byte token = 0;
byte version = 0;

/* LockNote, in the lock file: what others go by. */
typedef Note {
  bool whole;   /* is_whole_note: to its last line */
  byte ended;   /* how many holders have ended */
  byte failures /* the numbers of those that have failed */
};
Note note;

bool alive[STARTERS];
bool killed[STARTERS];
byte begun = 0;
byte ended = 0;

/* Who is where, for the assertions alone. */
byte asking = FREE;
byte questions = 0;
byte kills = 0;
bool failed = false;   /* a question */
byte watching = 0;     /* whose watch has read a whole note */
byte blind = 0;        /* whose watch has found none */
byte waiting = 0;      /* who has found the lock held */
byte told_failure = 0; /* who was watching when a holder failed */
byte sees_failure = 0; /* who was waiting when a holder failed */
byte told = 0;         /* who was, when the failure began to be written */
byte sees_session = 0; /* who was waiting when a session was written */

/* LockWatch::look_at_note */
inline look_at_note() {
  atomic {
    if
    :: note.whole ->
       if
       :: note.ended != seen.ended -> news = true
       :: else
       fi;
       seen.ended = note.ended;
       seen.failures = note.failures;
       if
       :: began == UNKNOWN -> began = note.ended
#ifndef COUNT_GOES_ON
       :: began != UNKNOWN && note.ended < began -> began = 0
#endif
       :: else
       fi;
       watching = watching | BIT(me);
       blind = blind & ~BIT(me)
    :: else ->
       if
       :: began == UNKNOWN -> blind = blind | BIT(me)
       :: else
       fi
    fi
  }
}

/* LockWatch::look_at_file */
inline look_at_file() {
  atomic {
    if
    :: version != seen_version -> seen_version = version; news = true
    :: else
    fi
  }
}

/* Lock::is_done: the result is FRESH, FAILED or NOT_YET. */
#define NOT_YET 0
#define FRESH 1
#define FAILED 2
inline is_done() {
  look_at_note();
  look_at_file();
  done = NOT_YET;
  if
  :: news ->
     atomic { /* has_news, and is_fresh_since */
       news = false;
       if
       :: token != first_token && token != 0 -> done = FRESH
       :: else
       fi
     }
  :: else
  fi;
  atomic {
    if
    :: done == NOT_YET && began != UNKNOWN && (seen.failures >> (began + 1)) != 0 -> done = FAILED
    :: else
    fi
  }
}

/* FileLock::write_note: ftruncate(2), then pwrite(2). */
inline write_note() {
  atomic { note.whole = false; note.ended = 0; note.failures = 0 };
  atomic { note.whole = true; note.ended = own.ended; note.failures = own.failures }
}

inline try_session_lock() {
  atomic {
    if
#ifdef NO_SESSION_LOCK
    :: true
#else
    :: session_lock == FREE -> session_lock = me
    :: else -> waiting = waiting | BIT(me)
#endif
    fi
  }
}

inline release_session_lock() {
  if
  :: session_lock == me -> session_lock = FREE
  :: else
  fi
}

/* Lock::take_turn */
inline take_turn() {
#ifndef WATCH_TOO_LATE
  look_at_note(); /* LockWatch::LockWatch */
#endif
  try_session_lock();
#ifdef WATCH_TOO_LATE
  look_at_note();
#endif
  if
  :: waiting & BIT(me) ->
     do
     :: atomic { session_lock == FREE -> session_lock = me }; is_done(); break
     :: session_lock != FREE ->
        is_done();
        if
        :: done != NOT_YET -> break
        :: else
        fi
     od
  :: else
  fi
}

/* Lock::begin: what stands in the note is taken over, but for what was about its writer. */
inline begin() {
  atomic { own.ended = note.ended; own.failures = note.failures };
  write_note()
}

/* The question, by session/obtain.cpp. Lock::asking and Lock::sending write the note that begin() has
 * written, but for what is left out here. */
inline ask() {
  atomic {
    assert(asking == FREE);
    assert(!(sees_failure & BIT(me)));
    assert(!(sees_session & BIT(me)));
    assert(me < FORCED || token == 0);
    asking = me;
    questions++
  };
  atomic {
    asking = FREE;
    if
    :: FAILS -> answered = false
    :: answered = true
    fi
  }
}

/* credentials::update_file */
inline write_session() {
#ifdef LOCK_DROPPED
  release_session_lock();
#endif
  atomic { file_lock == FREE -> file_lock = me };
  atomic {
    token++;
    version++;
    sees_session = sees_session | waiting
  };
  file_lock = FREE
}

/* Lock::failed. Who begins to watch after the cut has come after the failure. */
inline tell_failure() {
  atomic {
    own.ended++;
#ifndef FAILURE_NOT_NOTED
    own.failures = own.failures | BIT(own.ended);
#endif
    failed = true;
    note.whole = false;
    note.ended = 0;
    note.failures = 0;
    told = waiting & ~blind;
    told_failure = told_failure | watching
  };
  atomic {
    note.whole = true;
    note.ended = own.ended;
    note.failures = own.failures;
    sees_failure = sees_failure | told;
    told = 0
  }
}

/* Lock::succeeded */
inline tell_success() {
  own.ended++;
  write_note()
}

/* session::renew_in_turn, of the holder. */
inline renew() {
  begin();
#ifdef NO_SECOND_LOOK
  if
  :: true ->
#else
  if
  :: token != 0 && me >= FORCED /* find_renewal: it is fresh */
  :: else ->
#endif
     ask();
     if
     :: answered -> write_session(); tell_success()
     :: else -> tell_failure()
     fi
  fi
}

/* session::refresh. Starters are alike, so who begins first may be called the first. */
inline refresh() {
  atomic { (FORCED || begun == me) -> begun++; first_token = token };
  if
  :: first_token != 0 && me >= FORCED
  :: else ->
     take_turn();
     if
     :: done == FRESH
     :: done == FAILED -> assert(told_failure & BIT(me))
     :: else -> renew()
     fi
  fi
}

/* Who has ended remembers nothing, so that equal states are equal. */
inline forget() {
  own.ended = 0;
  own.failures = 0;
  seen.ended = 0;
  seen.failures = 0;
  began = 0;
  seen_version = 0;
  first_token = 0;
  done = NOT_YET;
  news = false;
  answered = false
}

/* For the assertions: who has ended is nowhere any more. */
inline leave(who) {
  alive[who] = false;
  waiting = waiting & ~BIT(who);
  watching = watching & ~BIT(who);
  blind = blind & ~BIT(who);
  told = told & ~BIT(who);
  told_failure = told_failure & ~BIT(who);
  sees_failure = sees_failure & ~BIT(who);
  sees_session = sees_session & ~BIT(who);
  ended++
}

proctype Starter(byte me) {
  Note own, seen;
  byte began = UNKNOWN, seen_version = UNKNOWN, first_token = 0, done = NOT_YET;
  bool news = true, answered = false;
  {
    refresh();
    atomic { release_session_lock(); leave(me); forget() }
  } unless {
    atomic { killed[me] -> forget() }
  }
}

/* A rewrite that is no refresh. */
proctype Other(byte me) {
#ifdef LOCKS_CROSSED
  atomic { file_lock == FREE -> file_lock = me };
  atomic { session_lock == FREE -> session_lock = me };
  atomic { session_lock = FREE; file_lock = FREE };
#else
  atomic { file_lock == FREE -> file_lock = me };
  version++;
  file_lock = FREE;
#endif
  ended++
}

/* SIGKILL: the process is gone, and its locks with it; the note stays as it is. */
proctype Killer() {
  byte victim = 0;
  do
  :: kills < KILLS ->
     atomic {
       select (victim : 0 .. STARTERS - 1);
       if
       :: alive[victim] && (FORCED || begun > victim) ->
          killed[victim] = true;
          leave(victim);
#ifndef LOCK_SURVIVES
          if
          :: session_lock == victim -> session_lock = FREE
          :: else
          fi;
#endif
          if
          :: file_lock == victim -> file_lock = FREE
          :: else
          fi;
          if
          :: asking == victim -> asking = FREE
          :: else
          fi;
          if
          :: !note.whole -> sees_failure = 0; told = 0
          :: else
          fi
       :: else
       fi;
       kills++;
       victim = 0
     }
  :: break
  od
}

init {
  byte r;
  atomic {
    note.whole = true;
    note.ended = 2; /* the lock file is an old one */
    for (r : 0 .. STARTERS - 1) {
      alive[r] = true;
      run Starter(r)
    }
    r = 0;
    do
    :: r < OTHERS -> run Other(STARTERS + r); r++
    :: else -> break
    od;
    run Killer()
  }
  ended == STARTERS + OTHERS;
  assert(session_lock == FREE && file_lock == FREE);
  assert(failed || kills || FORCED || (questions == 1 && token != 0))
}

ltl all_end { <> (ended == STARTERS + OTHERS) }
