# shellcheck shell=bash
# Completion of stsmfa for bash: verbs, options, profiles; after `exec PROFILE --` that of commands.
# Verbs and options are those of src/cli/verb_table.h and option_table.h: tests/docs looks.

__stsmfa_verbs='refresh exec export status console setup clear doctor'

__stsmfa_formats='env env-no-export bash sh fish powershell windows-cmd process'

# __stsmfa_options VERB: what may follow it
__stsmfa_options() {
  echo '--profile --assume-role --assume --role-session-name --external-id --duration --section
    --long-term-suffix --long-suffix --short-term-suffix --short-suffix
    --device --token --mfa-token --token-stdin --mfa-process --no-prompt --no-mfa --save-device
    --force --renew-before --lock-timeout --mfa-session --mfa-session-duration --setup
    --region --endpoint-url --credentials-file --config-file
    --log-level --quiet --verbose --version --help -p -q -v -h'
  case $1 in
    '' | refresh) echo '--all --renew --cap' ;;
    export) echo '--format --prompt' ;;
    status) echo '--json --short --check --name --stale' ;;
    console) echo '--service --destination --open' ;;
    setup) echo '--keys-from' ;;
    clear) echo '--all' ;;
  esac
}

# __stsmfa_takes_value OPTION
__stsmfa_takes_value() {
  case $1 in
    --profile | -p | --assume-role | --assume | --role-session-name | --external-id | --duration | \
      --section | --long-term-suffix | --long-suffix | --short-term-suffix | --short-suffix | \
      --device | --token | --mfa-token | --mfa-process | --renew-before | --lock-timeout | \
      --mfa-session-duration | --region | --endpoint-url | --credentials-file | --config-file | --log-level | \
      --format | --service | --destination | --keys-from) return 0 ;;
  esac
  return 1
}

# The names of all profiles, one a line, [NAME-long-term] as NAME. No parser: sed(1) looks at the
# lines that begin a section, so that a large file is no matter.
__stsmfa_profiles() {
  local credentials=${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  local config=${AWS_CONFIG_FILE:-$HOME/.aws/config}
  {
    sed -n 's/^[[:blank:]]*\[\([^]]*\)\].*/\1/p' "${credentials/#\~\//"$HOME"/}"
    sed -n -e 's/^[[:blank:]]*\[[[:blank:]]*profile[[:blank:]]\{1,\}\([^]]*\)\].*/\1/p' \
      -e 's/^[[:blank:]]*\[[[:blank:]]*\(default\)[[:blank:]]*\].*/\1/p' "${config/#\~\//"$HOME"/}"
  } 2>/dev/null | sed -e 's/^[[:blank:]"]*//' -e 's/[[:blank:]"]*$//' -e 's/-long-term$//' \
    -e '/^mfa-A[SK]IA[A-Z2-7]*$/d' | sort -u
}

# The words of the line as stsmfa will see them, in __words; which one the cursor is in, in __word;
# where each begins in COMP_WORDS, in __starts. Bash breaks words at = : and @ as well, which stand
# in the names of profiles.
__stsmfa_read_words() {
  local rest=$COMP_LINE piece index
  __words=() __starts=() __word=0
  for index in "${!COMP_WORDS[@]}"; do
    piece=${COMP_WORDS[index]}
    if [[ $index -eq 0 || $rest == [[:blank:]]* ]]; then
      rest=${rest#"${rest%%[![:blank:]]*}"}
      __words+=("$piece")
      __starts+=("$index")
    else
      __words[-1]+=$piece
    fi
    rest=${rest#"$piece"}
    [[ $index -eq $COMP_CWORD ]] && __word=$((${#__words[@]} - 1))
  done
}

# __stsmfa_offer PREFIX: those of the lines on standard input that begin as the word does. What
# bash keeps of the word is taken off: all before the last = : or @.
__stsmfa_offer() {
  local prefix=$1 candidate kept=${1%"${1##*[=:@]}"}
  while IFS= read -r candidate; do
    [[ $candidate == "$prefix"* ]] || continue
    printf -v candidate '%q' "${candidate#"$kept"}"
    COMPREPLY+=("$candidate")
  done
}

# __stsmfa_value OPTION PREFIX
__stsmfa_value() {
  case $1 in
    --profile | -p) __stsmfa_offer "$2" < <(__stsmfa_profiles) ;;
    --format) __stsmfa_offer "$2" < <(tr ' ' '\n' <<<"$__stsmfa_formats") ;;
    --log-level)
      __stsmfa_offer "$2" < <(printf '%s\n' NOTSET DEBUG INFO WARNING ERROR CRITICAL) ;;
    --credentials-file | --config-file)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
    --mfa-process | --keys-from) mapfile -t COMPREPLY < <(compgen -c -- "$2") ;;
  esac
}

# __stsmfa_command FIRST: the words from this one on are a command of its own
__stsmfa_command() {
  local start=${__starts[$1]}
  if declare -F _comp_command_offset >/dev/null; then
    _comp_command_offset "$start"
  elif declare -F _command_offset >/dev/null; then
    _command_offset "$start"
  elif [[ $__word -eq $1 ]]; then
    mapfile -t COMPREPLY < <(compgen -c -- "${COMP_WORDS[COMP_CWORD]}")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
  fi
}

# __stsmfa_find_command VERB: in __first the word that begins the command of `exec`, which stands in
# the word VERB; empty as long as the cursor is before it. As read_command() of
# src/cli/command_line.cpp has it: one bare word before -- is the profile.
__stsmfa_find_command() {
  local index word
  for ((index = $1 + 1; index < __word; index++)); do
    word=${__words[index]}
    if [[ $word == -- ]]; then
      __first=$((index + 1))
      return
    elif __stsmfa_takes_value "$word"; then
      index=$((index + 1))
    elif [[ $word != -* ]]; then
      if [[ ${__words[index + 1]} == -- && $((index + 1)) -lt $__word ]]; then
        __first=$((index + 2))
      elif [[ $((index + 1)) -lt $__word ]] || ! __stsmfa_profiles | grep -qxF -e "$word"; then
        __first=$index
      fi
      return
    fi
  done
}

# __stsmfa_word VERB PREFIX: what may stand here that is no option. Profiles serve as patterns.
__stsmfa_word() {
  local verb_word=$((__word - 1))
  case $1 in
    '') mapfile -t COMPREPLY < <(compgen -W "$__stsmfa_verbs" -- "$2") ;;
    refresh)
      if [[ -n $many ]]; then
        __stsmfa_offer "$2" < <(__stsmfa_profiles)
      fi ;;
    exec)
      if [[ ${__words[verb_word]} != -* && ${__words[verb_word]} != exec ]]; then
        COMPREPLY=(--)
        return
      fi
      __stsmfa_offer "$2" < <(__stsmfa_profiles)
      if [[ -n $2 ]]; then
        __stsmfa_offer "$2" < <(compgen -c -- "$2")
      fi ;;
    *) __stsmfa_offer "$2" < <(__stsmfa_profiles) ;;
  esac
}

_stsmfa() {
  local __words __starts __word __first='' index verb='' verb_word=0 many='' current before
  COMPREPLY=()
  __stsmfa_read_words
  for ((index = 1; index < __word; index++)); do
    if __stsmfa_takes_value "${__words[index]}"; then
      index=$((index + 1))
    elif [[ ${__words[index]} == --all || ${__words[index]} == --renew ]]; then
      many=1
    elif [[ ${__words[index]} != -* && -z $verb ]]; then
      verb=${__words[index]} verb_word=$index
      [[ $verb == exec ]] && break
    fi
  done
  # With --all or --renew a first word that is no verb is a pattern.
  if [[ -n $many && " $__stsmfa_verbs " != *" $verb "* ]]; then
    verb=refresh
  fi
  if [[ $verb == exec ]]; then
    __stsmfa_find_command "$verb_word"
    if [[ -n $__first ]]; then
      __stsmfa_command "$__first"
      return
    fi
  fi
  current=${__words[__word]} before=${__words[__word - 1]}
  if [[ $current == --*=* ]]; then
    __stsmfa_value "${current%%=*}" "${current#*=}"
  elif __stsmfa_takes_value "$before"; then
    __stsmfa_value "$before" "$current"
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(__stsmfa_options "$verb")" -- "$current")
  else
    __stsmfa_word "$verb" "$current"
  fi
}

complete -F _stsmfa stsmfa
