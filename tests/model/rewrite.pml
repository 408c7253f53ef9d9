/*
 * The rewrite of the credentials file, step by step as the code makes its system calls:
 * credentials/update.cpp (update_file, try_update), os/atomic_file.cpp (replace_file),
 * os/take_place.cpp (take_place, exchange_with, put_back) and os/leftovers.cpp (clear_leftovers).
 * `check` beside this file runs it. A change to one of these functions is made here too.
 *
 * WRITERS runs of stsmfa write a section each, FOREIGN programs that know of no lock rename a file
 * of their own over the target, and KILLS of the runs are killed (SIGKILL), each anywhere. When all
 * have ended the next run comes, which nobody disturbs. Then:
 *   - no update is lost: whatever a run of ours or a foreign program had written stands in the
 *     target, or in a file beside it of which a run has told (kept_in), or was overwritten by a
 *     foreign program that had read the target before it was there;
 *   - nothing but these files is left beside the target, and with one foreign program there is none;
 *   - at every moment the target is there, and whole, and on the disk (`whole`);
 *   - everybody ends (`all_end`), and nobody waits for a lock that is not going to be free.
 *
 * A file is the set of the updates that it holds, a bit for each: so an edit that is made from bytes
 * which are not the file's any more shows as a bit that is missing.
 *
 * Left out:
 *   - writes in place, but with -DFOREIGN_IN_PLACE, where an update is lost as take_place.h says;
 *   - a target that is missing, removed, a link, or of another owner; EXDEV, EACCES, EBUSY, ENOSPC
 *     (tests/fault lets every call fail);
 *   - two files with one inode number, size and time of modification, the one after the other: the
 *     model's files have a number of their own as long as somebody remembers it;
 *   - time: a lock is waited for without end, and the tenth try is not the last where there are
 *     fewer foreign programs than that;
 *   - power cuts, but that what gets the target's name has been fsync'ed before.
 */
#ifndef WRITERS
#define WRITERS 3
#endif
#ifndef FOREIGN
#define FOREIGN 2
#endif
#ifndef KILLS
#define KILLS 1
#endif

#define RUNS (WRITERS + 1) /* and the next run */
#define NEXT WRITERS
#define FILES (WRITERS + FOREIGN + 4)
#define NONE 255
#define FREE 255
#define TRIES 10 /* of put_back */

#define BIT(number) (1 << (number))
#define FOREIGN_BIT(number) BIT(RUNS + (number))

typedef File {
  byte updates;
  bool half /* not all bytes are written and fsync'ed yet */
};
File file[FILES];

byte target = 0;

/* What a run has beside the target. A run has one temp at a time, which gets the name for the swap.
 * What is kept is taken out of it into `kept`: its name holds nothing that a later run goes by. */
typedef Beside {
  byte holds; /* the file of that name */
  bool is_swap;
  byte own; /* the two files of SwapName */
  byte old
};
Beside beside[RUNS];

byte file_lock = FREE;

/* What a run remembers of files: a number that is remembered is not given to another file. */
typedef Memory {
  byte old;
  byte put;
  byte putting
};
Memory memory[RUNS];
byte opened[FOREIGN + 1];

bool alive[RUNS];
bool killed[RUNS];
byte begun = 0;
byte foreign_begun = 0;
byte ended = 0;

/* What has been promised, and what became of it. */
byte written = 0; /* the updates whose writer knows that they stand */
byte kept = 0;    /* those in the files beside the target that a run has told of */
byte excused = 0; /* those that a foreign program has overwritten with what it had read before */

/* Files that nobody knows any more are forgotten, so that equal states are equal. */
inline forget_files() {
  byte f, r;
  bool known;
  for (f : 0 .. FILES - 1) {
    known = f == target;
    for (r : 0 .. RUNS - 1) {
      known = known || memory[r].old == f || memory[r].put == f || memory[r].putting == f ||
              beside[r].holds == f ||
              (beside[r].is_swap && (beside[r].own == f || beside[r].old == f))
    }
    for (r : 0 .. FOREIGN) {
      known = known || opened[r] == f
    }
    if
    :: known -> skip
    :: else -> file[f].updates = 0; file[f].half = false; free_file = f
    fi
  }
  f = 0;
  r = 0;
  known = false
}

byte free_file = 1;

inline make_file(name) {
  forget_files();
  assert(free_file != NONE);
  name = free_file;
  free_file = NONE
}

inline unlink(slot) {
  beside[slot].holds = NONE;
  beside[slot].is_swap = false;
  beside[slot].own = NONE;
  beside[slot].old = NONE;
  forget_files()
}

/* remarks.push_back(kept_in(path)) */
inline keep(slot) {
  kept = kept | file[beside[slot].holds].updates;
  unlink(slot)
}

/* os::exchange: renameat2(RENAME_EXCHANGE). Whoever has taken our file away makes it fail. */
inline exchange(slot) {
  assert(beside[slot].holds != NONE);
  out = target;
  target = beside[slot].holds;
  beside[slot].holds = out;
  out = NONE
}

/* os::put_back */
inline put_back(slot) {
  tries = 0;
  do
  :: tries < TRIES ->
     memory[me].putting = beside[slot].holds;
     atomic { exchange(slot) };
     out = beside[slot].holds;
     if
     :: out == beside[slot].own -> d_step { unlink(slot); out = NONE }; break
#ifdef PUT_BACK_UNSEEN
     :: else -> d_step { unlink(slot); out = NONE }; break
#else
     :: out != beside[slot].own && out == memory[me].put ->
        d_step { keep(slot); out = NONE };
        break
     :: else -> d_step { memory[me].put = memory[me].putting; tries++; out = NONE }
#endif
     fi
  :: else -> d_step { keep(slot) }; break
  od;
  atomic { tries = 0; memory[me].put = NONE; memory[me].putting = NONE }
}

/* os::clear_leftovers: `path`'s status, then what is to be done. */
inline clear_leftovers() {
  do
  :: atomic {
       do
       :: slot < RUNS && beside[slot].holds == NONE -> slot++
       :: else -> break
       od
     };
     if
     :: slot == RUNS -> break
     :: else
     fi;
     if
     :: !beside[slot].is_swap || beside[slot].holds == beside[slot].own ||
        beside[slot].holds == beside[slot].old ->
        d_step { unlink(slot) }
     :: else ->
#ifdef LEFTOVERS_REMOVED
        d_step { unlink(slot) }
#else
        if
        :: target == beside[slot].own -> put_back(slot)
        :: else -> d_step { keep(slot) }
        fi
#endif
     fi
  od;
  slot = 0
}

/* os::take_place, by exchange_with. */
inline take_place() {
  if
  :: target != memory[me].old -> d_step { unlink(me) } /* looks_unchanged; ~TempFile */
  :: else ->
     d_step { /* temp.rename(swap) */
       assert(beside[me].holds != NONE);
       beside[me].is_swap = true;
       beside[me].own = beside[me].holds;
       beside[me].old = memory[me].old
     };
     atomic { exchange(me) };
     if /* is_what_was_read */
#ifdef NOT_COMPARED
     :: true -> placed = true; d_step { unlink(me) }
#else
     :: beside[me].holds == memory[me].old -> placed = true; d_step { unlink(me) } /* remove_old */
     :: else -> put_back(me)
#endif
     fi
  fi
}

/* os::rename_over_unchanged: where the file system cannot exchange. */
inline rename_over_unchanged() {
  if
  :: target != memory[me].old -> d_step { unlink(me) }
  :: else -> d_step {
       assert(beside[me].holds != NONE);
       target = beside[me].holds;
       placed = true;
       unlink(me)
     }
  fi
}

/* os::replace_file */
inline replace_file() {
  clear_leftovers();
  d_step { /* TempFile */
    make_file(beside[me].holds);
    file[beside[me].holds].updates = file[memory[me].old].updates | BIT(me);
    file[beside[me].holds].half = true
  };
#ifndef NOT_SYNCED
  d_step { /* temp.fill */
    assert(beside[me].holds != NONE);
    file[beside[me].holds].half = false
  };
#endif
#ifdef PLAIN_RENAME
  rename_over_unchanged()
#else
  take_place()
#endif
}

/* Runs are alike, so who is the first to begin may be called the first. */
inline lock_file() {
#ifdef NO_FILE_LOCK
  atomic { begun >= me -> begin() }
#else
  atomic { begun >= me && file_lock == FREE -> file_lock = me; begin() }
#endif
}

inline begin() {
  if
  :: begun == me -> begun++
  :: else
  fi
}

inline unlock_file() {
  if
  :: file_lock == me -> file_lock = FREE
  :: else
  fi
}

/* credentials::update_file and try_update, again and again while the result is Try::changed. */
inline update_file() {
  do
  :: lock_file();
     /* os::read_file; or os::holds, of what was read before */
     d_step { memory[me].old = target; excused = excused & ~BIT(me) };
#ifdef LOCK_DROPPED
     unlock_file();
#endif
     if
     :: file[memory[me].old].updates & BIT(me) -> /* edited == document.text() */
#ifndef LEFTOVERS_UNSEEN
        clear_leftovers(); /* os::is_settled: a run that was killed may have left what is put back */
#endif
        placed = target == memory[me].old
     :: else -> replace_file()
     fi;
     atomic {
       memory[me].old = NONE;
       d_step { forget_files() };
       if
       :: placed -> written = written | BIT(me)
       :: else
       fi;
       unlock_file(); /* ~FileLock */
       if
       :: placed -> break
       :: else
       fi
     }
  od
}

proctype Writer(byte me) {
  byte out = NONE, slot = 0, tries = 0;
  bool placed = false;
  {
    update_file();
    atomic { alive[me] = false; ended++ }
  } unless {
    killed[me]
  }
}

/* A program that knows of no lock: reads, makes its file, renames it over the target. */
proctype Foreign(byte me) {
  byte seen, made = NONE;
  atomic { foreign_begun == me -> foreign_begun++; seen = file[target].updates };
#ifdef FOREIGN_IN_PLACE
  opened[me] = target;
  atomic {
    file[opened[me]].updates = file[opened[me]].updates | FOREIGN_BIT(me);
    opened[me] = NONE;
    written = written | FOREIGN_BIT(me);
    ended++
  }
#else
  d_step {
    make_file(made);
    file[made].updates = seen | FOREIGN_BIT(me);
    excused = excused | (file[target].updates & ~file[made].updates);
    target = made;
    made = NONE;
    seen = 0;
    written = written | FOREIGN_BIT(me);
    forget_files();
    ended++
  }
#endif
}

/* SIGKILL: the process is gone, and its lock with it. What it had beside the target stays. */
proctype Killer() {
  byte kills = 0, victim = 0;
  do
  :: kills < KILLS ->
     atomic {
       select (victim : 0 .. WRITERS - 1);
       if
       :: begun > victim && alive[victim] ->
          killed[victim] = true;
          alive[victim] = false;
          memory[victim].old = NONE;
          memory[victim].put = NONE;
          memory[victim].putting = NONE;
          if
          :: file_lock == victim -> file_lock = FREE
          :: else
          fi;
          ended++
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
    for (r : 0 .. RUNS - 1) {
      beside[r].holds = NONE;
      beside[r].own = NONE;
      beside[r].old = NONE;
      memory[r].old = NONE;
      memory[r].put = NONE;
      memory[r].putting = NONE
    }
    for (r : 0 .. FOREIGN) {
      opened[r] = NONE
    }
    for (r : 0 .. WRITERS - 1) {
      alive[r] = true;
      run Writer(r)
    }
    r = 0;
    do
    :: r < FOREIGN -> run Foreign(r); r++
    :: else -> break
    od;
    run Killer()
  }
  ended == WRITERS + FOREIGN;
  run Writer(NEXT);
  ended == WRITERS + FOREIGN + 1;
  for (r : 0 .. RUNS - 1) {
    assert(beside[r].holds == NONE)
  }
  assert(file_lock == FREE);
  assert((written & ~(file[target].updates | kept | excused)) == 0);
  assert(FOREIGN > 1 || kept == 0)
}

ltl whole { [] !file[target].half }
ltl all_end { <> (ended == WRITERS + FOREIGN + 1) }
