# Completion of seogo-indexer, seogo-search and seogo-searchd for bash, loaded by bash-completion.

_seogo_flags() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# Completes the value of an option; fails if that takes none.
_seogo_value() {
  case $1 in
    --index | --theme) _filedir -d ;;
    --config) _filedir toml ;;
    --profile) _filedir json ;;
    --report | --api-keys) _filedir ;;
    --synonyms) _filedir; COMPREPLY+=($(compgen -W "none" -- "$cur")) ;;
    --format) _seogo_flags "text json jsonl csv" ;;
    --sort) _seogo_flags "relevance newest oldest likes comments" ;;
    --match) _seogo_flags "auto all any" ;;
    --in) _seogo_flags "all articles comments" ;;
    --memory) _seogo_flags "512MB 1GB 2GB 4GB" ;;
    --log) _seogo_flags "plain json" ;;
    --log-requests) _seogo_flags "none errors all" ;;
    --log-queries | --log-addresses) _seogo_flags "true false" ;;
    --listen | --metrics)
      _seogo_flags "127.0.0.1:8377 127.0.0.1:8378 *: unix:/run/seogo/searchd systemd"
      __ltrim_colon_completions "$cur"
      ;;
    --frame-ancestors) COMPREPLY=($(compgen -W "\\'self\\' \\'none\\'" -- "$cur")) ;;
    --trusted-proxy) _seogo_flags "127.0.0.1 unix" ;;
    --limit | --offset | --from | --to | --commenter | --duplicates-of | --make-key | --title | --public-address | --replay-url | \
      --fields | --cors-origin | --export-rows | --streams | \
      --workers | --queue | --connections | --requests-per-connection | --rate | --burst | \
      --clients | --headers | --*-bytes | --*-time | --idle-readers) ;;
    *) return 1 ;;
  esac
}

_seogo_indexer() {
  local cur prev words cword split
  _init_completion -s -n : || return
  local word command=
  for word in "${words[@]:1:cword-1}"; do
    case $word in
      update | rebuild | remove | inspect | check | stats) command=$word; break ;;
    esac
  done
  if [[ -z $command ]]; then
    _seogo_flags "update rebuild remove inspect check stats -h --help"
    return
  fi
  _seogo_value "$prev" && return
  "$split" && return
  if [[ $cur == -* ]]; then
    case $command in
      update) _seogo_flags "--index --profile --report --memory --prune --help" ;;
      rebuild) _seogo_flags "--index --profile --report --memory --help" ;;
      remove) _seogo_flags "--index --help" ;;
      inspect) _seogo_flags "--profile --report --explain --help" ;;
      check) _seogo_flags "--index --repair --help" ;;
      stats) _seogo_flags "--index --json --help" ;;
    esac
  else
    case $command in
      update | rebuild | inspect) _filedir ;;
    esac
  fi
}

_seogo_search() {
  local cur prev words cword split
  _init_completion -s -n : || return
  _seogo_value "$prev" && return
  "$split" && return
  [[ $cur == -* ]] || return 0
  _seogo_flags "--index --format --json --fields --no-bom --in --commenter --limit --offset --sort --match --from --to
    --explain --no-fold --duplicates-of --replay-url --synonyms --print-synonyms --help"
}

_seogo_searchd() {
  local cur prev words cword split
  _init_completion -s -n : || return
  _seogo_value "$prev" && return
  "$split" && return
  _seogo_flags "--config --check-config --make-key --index --listen --metrics --title --public-address
    --replay-url --export-rows --theme --synonyms
    --api-keys --cors-origin --frame-ancestors --trusted-proxy --log --log-requests --log-queries
    --log-addresses --workers --queue --connections --requests-per-connection --rate --burst
    --clients --headers --head-bytes --target-bytes --body-bytes --reply-bytes --pending-bytes
    --streams --gzip-bytes --head-time --body-time --idle-time --queue-time --write-time --stop-time
    --query-time --cache-bytes --idle-readers --help"
}

complete -F _seogo_indexer seogo-indexer
complete -F _seogo_search seogo-search
complete -F _seogo_searchd seogo-searchd
