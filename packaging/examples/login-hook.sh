# shellcheck shell=sh
# Says at login which AWS sessions are stale, in one line; says nothing when all are fresh or were
# never made. For ~/.profile, ~/.bashrc or ~/.zshrc (there above the "instant prompt" of a theme,
# which takes the terminal away):
#
#     if [ -r /usr/local/share/stsmfa/examples/login-hook.sh ]; then
#       STSMFA_LOGIN_REFRESH=1
#       . /usr/local/share/stsmfa/examples/login-hook.sh
#     fi
#
# With STSMFA_LOGIN_REFRESH they are renewed, for one MFA code: 1 is for all profiles, anything else
# for those that these patterns fit: STSMFA_LOGIN_REFRESH='prod-* dev'. Of several terminals that
# open at once one asks. Ctrl-C at the question, and the login goes on.
#
# Only a person at a terminal is told or asked: no editor that looks for the variables of a login
# shell, no shell that is there for one command, no TERM=dumb, which is Emacs at work. Nothing stays
# behind in the shell. It costs one start of stsmfa, a millisecond; elsewhere no process at all.

if case $- in *i*) true ;; *) false ;; esac &&
  [ -t 0 ] && [ -t 1 ] && [ "${TERM:-dumb}" != dumb ] &&
  [ -z "${VSCODE_RESOLVING_ENVIRONMENT-}${INTELLIJ_ENVIRONMENT_READER-}" ] &&
  [ -z "${BASH_EXECUTION_STRING-}${ZSH_EXECUTION_STRING-}" ] &&
  case ${AWS_SHARED_CREDENTIALS_FILE-} in
    \~/*) [ -e "${HOME-}/${AWS_SHARED_CREDENTIALS_FILE#??}" ] ;;
    *) [ -e "${AWS_SHARED_CREDENTIALS_FILE:-${HOME-}/.aws/credentials}" ] ;;
  esac &&
  command -v stsmfa >/dev/null
then
  if [ -z "${STSMFA_LOGIN_REFRESH-}" ]; then
    (
      line=$(command stsmfa status --stale) || :
      # What was never made stands last, and nobody misses it.
      case "${line%%)*}" in
        '' | *' (never made') ;;
        *) printf '%s\n' "$line" ;;
      esac
    )
  else
    (
      # Or the shell would leave the rest of its file aside.
      trap : INT
      # zsh does not split words otherwise.
      if [ -n "${ZSH_VERSION-}" ]; then emulate sh; fi
      state=0
      command stsmfa status --stale >/dev/null || state=$?
      [ "$state" -eq 3 ] || exit 0
      state=0
      patterns=$STSMFA_LOGIN_REFRESH
      [ "$patterns" != 1 ] || patterns=
      set -f
      IFS=' '
      # shellcheck disable=SC2086
      command stsmfa --all --lock-timeout 0 --quiet --no-prompt -- $patterns || state=$?
      # What needs no code has been renewed without a word; perhaps what is stale is another profile.
      [ "$state" -ne 0 ] || exit 0
      # Something is broken (1) or was not reached (5): that keeps nobody from the code of the rest.
      if [ "$state" -ne 3 ]; then
        state=0
        command stsmfa status --stale >/dev/null || state=$?
        [ "$state" -eq 3 ] || exit 0
      fi
      # shellcheck disable=SC2086
      command stsmfa --all --lock-timeout 0 -- $patterns || :
    )
  fi
fi
