# Completion of stsmfa for fish: verbs, options, profiles; after `exec PROFILE --` that of commands.
# Verbs and options are those of src/cli/verb_table.h and option_table.h: tests/docs looks.

# The names of all profiles, one a line, [NAME-long-term] as NAME. No parser: sed(1) looks at the
# lines that begin a section, so that a large file is no matter.
function __stsmfa_profiles
    set -l credentials $AWS_SHARED_CREDENTIALS_FILE
    set -l config $AWS_CONFIG_FILE
    test -n "$credentials"; or set credentials ~/.aws/credentials
    test -n "$config"; or set config ~/.aws/config
    begin
        sed -n 's/^[[:blank:]]*\[\([^]]*\)\].*/\1/p' (string replace -r '^~/' ~/ -- $credentials)
        sed -n -e 's/^[[:blank:]]*\[[[:blank:]]*profile[[:blank:]]\{1,\}\([^]]*\)\].*/\1/p' \
            -e 's/^[[:blank:]]*\[[[:blank:]]*\(default\)[[:blank:]]*\].*/\1/p' \
            (string replace -r '^~/' ~/ -- $config)
    end 2>/dev/null | sed -e 's/^[[:blank:]"]*//' -e 's/[[:blank:]"]*$//' -e 's/-long-term$//' \
        -e '/^mfa-A[SK]IA[A-Z2-7]*$/d' | sort -u
end

set -g __stsmfa_verbs refresh exec export status console setup clear doctor

function __stsmfa_takes_value
    contains -- $argv[1] -p --profile --assume-role --assume --role-session-name --external-id \
        --duration --section --long-term-suffix --long-suffix --short-term-suffix --short-suffix \
        --device --token --mfa-token --mfa-process --renew-before --lock-timeout \
        --mfa-session-duration --region --endpoint-url --credentials-file --config-file \
        --log-level --format --service --destination --keys-from
end

# The words before the cursor that are no options, nor the values of any: the verb first. From the
# command of `exec` on there is -- and the command's words, as read_command() of
# src/cli/command_line.cpp has it: one bare word before -- is the profile.
function __stsmfa_words
    set -l words (commandline -opc)[2..]
    set -l verb
    while set -q words[1]
        set -l word $words[1]
        set words $words[2..]
        if test "$verb" = exec; and test "$word" = --
            string join \n -- -- $words
            return
        else if __stsmfa_takes_value $word
            set words $words[2..]
        else if string match -q -- '-*' $word
            continue
        else if test "$verb" = exec; and test "$words[1]" != --
            # The profile, if -- is still to come.
            if not set -q words[1]; and contains -- $word (__stsmfa_profiles)
                echo $word
                return
            end
            string join \n -- -- $word $words
            return
        else
            test -n "$verb"; or set verb $word
            echo $word
        end
    end
end

function __stsmfa_verb_is
    set -l words (__stsmfa_words)
    test "$words[1]" = "$argv[1]"; and not contains -- -- $words
end

function __stsmfa_before_command
    not contains -- -- (__stsmfa_words)
end

# With --all or --renew a first word that is no verb is a pattern.
function __stsmfa_is_for_many
    set -l before
    for word in (commandline -opc)
        contains -- $word --all --renew; and not __stsmfa_takes_value "$before"; and return
        set before $word
    end
    return 1
end

function __stsmfa_verb_wanted
    not string length -q -- (__stsmfa_words); and not __stsmfa_is_for_many
end

function __stsmfa_is_refresh
    set -l words (__stsmfa_words)
    not set -q words[1]; or test "$words[1]" = refresh; and return
    __stsmfa_is_for_many; and not contains -- $words[1] $__stsmfa_verbs
end

# Whether a profile may stand here: none is there yet, and the verb takes one; or it is a pattern.
function __stsmfa_profile_wanted
    if __stsmfa_is_refresh
        __stsmfa_is_for_many
    else
        test (count (__stsmfa_words)) -eq 1
    end
end

function __stsmfa_in_command
    contains -- -- (__stsmfa_words)
end

function __stsmfa_complete_command
    set -l words (__stsmfa_words)
    set -l start (contains -i -- -- $words)
    complete -C (string join ' ' -- (string escape -- $words[(math $start + 1)..]) (commandline -ct))
end

complete -c stsmfa -f
complete -c stsmfa -n __stsmfa_in_command -xa '(__stsmfa_complete_command)'
complete -c stsmfa -n __stsmfa_profile_wanted -xa '(__stsmfa_profiles)' -d profile
complete -c stsmfa -n '__stsmfa_verb_is exec; and test (count (__stsmfa_words)) -eq 2' -xa --
complete -c stsmfa -n '__stsmfa_verb_is exec; and __stsmfa_profile_wanted' \
    -xa '(string match -qr -- "^[^-]" (commandline -ct); and complete -C (commandline -ct))'

complete -c stsmfa -n __stsmfa_verb_wanted -xa refresh -d 'make the session fresh (the default)'
complete -c stsmfa -n __stsmfa_verb_wanted -xa exec -d 'run a command, or $SHELL, with the session'
complete -c stsmfa -n __stsmfa_verb_wanted -xa export -d 'print the session, for shells and SDKs'
complete -c stsmfa -n __stsmfa_verb_wanted -xa status -d 'show which sessions there are, and until when'
complete -c stsmfa -n __stsmfa_verb_wanted -xa console -d 'print a URL that signs in to the AWS console'
complete -c stsmfa -n __stsmfa_verb_wanted -xa setup -d 'ask for keys, device and role, and write them'
complete -c stsmfa -n __stsmfa_verb_wanted -xa clear -d 'remove the session from the file'
complete -c stsmfa -n __stsmfa_verb_wanted -xa doctor -d 'explain a profile, and what is wrong with it'

complete -c stsmfa -n __stsmfa_before_command -s p -l profile -x -a '(__stsmfa_profiles)' -d 'profile, with or without -long-term'
complete -c stsmfa -n __stsmfa_before_command -l assume-role -l assume -x -d 'role to assume'
complete -c stsmfa -n __stsmfa_before_command -l role-session-name -x -d 'name in CloudTrail (your user name)'
complete -c stsmfa -n __stsmfa_before_command -l external-id -x -d "what the role's trust policy asks for"
complete -c stsmfa -n __stsmfa_before_command -l duration -x -d '3600, 90m or 12h (12h; 1h with a role)'
complete -c stsmfa -n __stsmfa_before_command -l section -x -d 'section to write the session to'
complete -c stsmfa -n __stsmfa_before_command -l long-term-suffix -l long-suffix -x -d 'long-term sections end in -S'
complete -c stsmfa -n __stsmfa_before_command -l short-term-suffix -l short-suffix -x -d 'short-term ones end in -S'
complete -c stsmfa -n __stsmfa_before_command -l device -x -d 'MFA device, an ARN or a serial number'
complete -c stsmfa -n __stsmfa_before_command -l token -l mfa-token -x -d 'the code (others can see it in ps)'
complete -c stsmfa -n __stsmfa_before_command -l token-stdin -d 'read the code from standard input'
complete -c stsmfa -n __stsmfa_before_command -l mfa-process -x -a '(__fish_complete_command)' -d 'command that prints the code'
complete -c stsmfa -n __stsmfa_before_command -l no-prompt -d 'never ask: status 3 instead'
complete -c stsmfa -n __stsmfa_before_command -l no-mfa -d 'call STS without a code'
complete -c stsmfa -n __stsmfa_before_command -l save-device -d 'keep the device that IAM names in the file'
complete -c stsmfa -n __stsmfa_before_command -l force -d 'renew although still valid'
complete -c stsmfa -n __stsmfa_before_command -l renew-before -x -d 'renew with less than this left (5m)'
complete -c stsmfa -n __stsmfa_before_command -l lock-timeout -x -d 'wait for other stsmfa (2m)'
complete -c stsmfa -n __stsmfa_before_command -l mfa-session -d 'one code for all roles of the keys'
complete -c stsmfa -n __stsmfa_before_command -l mfa-session-duration -x -d 'how long it lasts (12h)'
complete -c stsmfa -n __stsmfa_before_command -l setup -d 'add a long-term section, then leave'
complete -c stsmfa -n __stsmfa_before_command -l region -x -d 'region of the STS endpoint'
complete -c stsmfa -n __stsmfa_before_command -l endpoint-url -x -d 'another STS endpoint'
complete -c stsmfa -n __stsmfa_before_command -l credentials-file -rF -d 'instead of ~/.aws/credentials'
complete -c stsmfa -n __stsmfa_before_command -l config-file -rF -d 'instead of ~/.aws/config'
complete -c stsmfa -n __stsmfa_before_command -l log-level -x -a 'NOTSET DEBUG INFO WARNING ERROR CRITICAL' -d 'DEBUG, INFO, WARNING, ERROR, CRITICAL'
complete -c stsmfa -n __stsmfa_before_command -s q -l quiet -d 'nothing for status 0 and 3'
complete -c stsmfa -n __stsmfa_before_command -s v -l verbose -d 'request ids and endpoints as well'
complete -c stsmfa -n __stsmfa_before_command -l version -d 'print the version'
complete -c stsmfa -n __stsmfa_before_command -s h -l help -d 'print this'
complete -c stsmfa -n __stsmfa_is_refresh -l all -d 'every profile; clear: every session'
complete -c stsmfa -n __stsmfa_is_refresh -l renew -d 'what is there, without a code'
complete -c stsmfa -n __stsmfa_is_refresh -l cap -d 'an hour at most, without a code'
complete -c stsmfa -n '__stsmfa_verb_is export' -l format -x -a 'env env-no-export bash sh fish powershell windows-cmd process' -d 'env, fish, powershell, process, ...'
complete -c stsmfa -n '__stsmfa_verb_is export' -l prompt -d 'ask also for --format process'
complete -c stsmfa -n '__stsmfa_verb_is status' -l json -d 'print JSON'
complete -c stsmfa -n '__stsmfa_verb_is status' -l short -d "print 'dev 42m', for shell prompts"
complete -c stsmfa -n '__stsmfa_verb_is status' -l check -d 'print nothing: status 0 fresh, 3 stale'
complete -c stsmfa -n '__stsmfa_verb_is status' -l name -d "print the name of the session's section"
complete -c stsmfa -n '__stsmfa_verb_is status' -l stale -d 'print what has expired, if any: status 3'
complete -c stsmfa -n '__stsmfa_verb_is console' -l service -x -d 'page of the console, such as s3'
complete -c stsmfa -n '__stsmfa_verb_is console' -l destination -x -d 'page of the console'
complete -c stsmfa -n '__stsmfa_verb_is console' -l open -d 'open it in the browser'
complete -c stsmfa -n '__stsmfa_verb_is setup' -l keys-from -x -a '(__fish_complete_command)' -d 'command that prints the keys'
complete -c stsmfa -n '__stsmfa_verb_is clear' -l all -d 'every profile; clear: every session'
