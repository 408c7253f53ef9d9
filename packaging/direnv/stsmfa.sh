# shellcheck shell=bash
# direnv: a folder whose .envrc says
#
#     use stsmfa dev
#
# has AWS_PROFILE as the section that holds the session of the profile dev, and says when that
# session is stale, with the command that refreshes it. A role goes with the profile whose keys
# assume it: `use stsmfa login --assume-role customer/admin`. To have it in every .envrc:
#
#     mkdir -p ~/.config/direnv/lib
#     ln -s /usr/local/share/stsmfa/direnv/stsmfa.sh ~/.config/direnv/lib/
#
# In a repository whose readers may lack all this, the same in one line:
#
#     if has use_stsmfa; then use stsmfa dev; else export AWS_PROFILE=dev; fi
#
# Nothing is asked, unless it is `use stsmfa --ask dev`: then stsmfa asks for a code whenever the
# session is stale. That is for bash and zsh; elsewhere (a question hangs under fish, and an editor
# has no terminal) it is said, as without --ask.

# Usage: use stsmfa [--ask] [PROFILE] [--assume-role ALIAS/ROLE]
#
# PROFILE is that of `stsmfa --profile`; without it AWS_PROFILE, AWS_DEFAULT_PROFILE or default. No
# failure here keeps the rest of the .envrc from being loaded.
use_stsmfa() {
  local ask='' profile='' role='' credentials config
  while [[ $# -gt 0 ]]; do
    case $1 in
      --ask) ask=1 ;;
      --assume-role=?*) role=${1#*=} ;;
      --assume-role)
        role=${2-}
        shift
        ;;
      *)
        [[ -z $profile ]] || role=-
        profile=$1
        ;;
    esac
    [[ $# -eq 0 ]] || shift
  done
  if [[ $profile == -* || $role == -* ]]; then
    log_error "usage: use stsmfa [--ask] [PROFILE] [--assume-role ALIAS/ROLE]"
    return 0
  fi
  profile=${profile:-${AWS_PROFILE:-${AWS_DEFAULT_PROFILE:-default}}}
  credentials=${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  config=${AWS_CONFIG_FILE:-$HOME/.aws/config}

  # Each of these beats AWS_PROFILE in one SDK or another. direnv gives them back on leaving.
  unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_SECURITY_TOKEN
  unset AWS_CREDENTIAL_EXPIRATION AWS_DEFAULT_PROFILE
  export AWS_PROFILE=$profile

  # A refresh in any terminal replaces the file, and every shell that stands here looks again.
  watch_file "${credentials/#\~\//"$HOME"/}" "${config/#\~\//"$HOME"/}"
  if ! has stsmfa; then
    log_error "stsmfa is not installed: AWS_PROFILE is $profile, and nobody looks whether its" \
      "session is stale"
    return 0
  fi
  __stsmfa_look "$ask" --profile "$profile" ${role:+--assume-role "$role"}
  # Once more: what stsmfa has just written is no news.
  watch_file "${credentials/#\~\//"$HOME"/}"
}

# __stsmfa_look ASK OPTION...: says what there is to say of the session that the options mean; asks
# if it may. What else is wrong stsmfa says itself.
__stsmfa_look() {
  local ask=$1 state=0 command section
  shift
  stsmfa status --check "$@" || state=$?
  if [[ $state -eq 3 && -n $ask ]]; then
    if ! __stsmfa_shell_can_ask; then
      log_error "use stsmfa --ask: direnv can ask under bash and zsh only"
    elif env -u DIRENV_IN_ENVRC stsmfa "$@" </dev/null; then
      state=0
    fi
  fi
  if [[ $state -eq 3 ]]; then
    printf -v command ' %q' "$@"
    log_error "the session of ${*: -1} is missing or expired; run: stsmfa$command"
  elif [[ $state -ne 0 ]]; then
    return 0
  fi
  if section=$(stsmfa status --name "$@") && [[ -n $section ]]; then
    export AWS_PROFILE=$section
  fi
}

# Whether direnv has been started by a shell that waits for it in the terminal's foreground, as its
# hook in bash and zsh does: `direnv export bash`.
__stsmfa_shell_can_ask() {
  local direnv_command
  direnv_command=$(ps -o args= -p "$PPID") || return 1
  [[ $direnv_command == *" export bash" || $direnv_command == *" export zsh" ]]
}
