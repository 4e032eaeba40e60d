# SPDX-License-Identifier: Apache-2.0
# Completion of stratactl for bash.

_stratactl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local commands="info create clone grow shrink defragment rename delete unlock map partitions compare check recover read write space child attach meta vm snapshot merge undo vsphere help"
    local global="--json --quiet --progress --log-level --help --version"
    local reading="--trust --trust-folder --ignore-cid --salvage"
    local server="--server --user --password-file --thumbprint"
    local kind="--type --for --adapter --hw-version --split"
    local word command="" group=""
    COMPREPLY=()

    case $previous in
    --type) mapfile -t COMPREPLY < <(compgen -W "monolithicSparse monolithicFlat twoGbMaxExtentSparse
        twoGbMaxExtentFlat streamOptimized vmfs vmfsThin vmfsSparse raw" -- "$current"); return ;;
    --for) mapfile -t COMPREPLY < <(compgen -W "workstation esxi ova virtualbox qemu" -- "$current"); return ;;
    --adapter) mapfile -t COMPREPLY < <(compgen -W "ide buslogic lsilogic" -- "$current"); return ;;
    --from) mapfile -t COMPREPLY < <(compgen -W "vmdk raw" -- "$current"); return ;;
    --level) mapfile -t COMPREPLY < <(compgen -W "fast balanced small smallest" -- "$current"); return ;;
    --progress) mapfile -t COMPREPLY < <(compgen -W "auto never always json" -- "$current"); return ;;
    --log-level) mapfile -t COMPREPLY < <(compgen -W "error warning info" -- "$current"); return ;;
    --route) mapfile -t COMPREPLY < <(compgen -W "cheapest copy keep" -- "$current"); return ;;
    --size | --split | --grain | --offset | --length | --start | --hw-version | --threads) return ;;
    esac

    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        -*) ;;
        meta | vm | snapshot | disk | vsphere | help)
            case "$group:$word" in
            vsphere:snapshot | vsphere:disk) group="vsphere $word" ;;
            :disk) command=$word ;;
            *) [ -n "$group" ] || group=$word ;;
            esac ;;
        *) [ -n "$command" ] || command=$word ;;
        esac
    done
    [ "$group" = help ] && { mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current"); return; }
    if [ -z "$command" ] && [[ $current != -* ]]; then
        case $group in
        meta) mapfile -t COMPREPLY < <(compgen -W "list get set" -- "$current") ;;
        vm) mapfile -t COMPREPLY < <(compgen -W "info" -- "$current") ;;
        snapshot) mapfile -t COMPREPLY < <(compgen -W "tree compare take goto branch merge discard rename adopt" -- "$current") ;;
        vsphere) mapfile -t COMPREPLY < <(compgen -W "thumbprint ls info pull push hold release holds snapshot disk" -- "$current") ;;
        "vsphere snapshot") mapfile -t COMPREPLY < <(compgen -W "tree take goto remove rename consolidate" -- "$current") ;;
        "vsphere disk") mapfile -t COMPREPLY < <(compgen -W "info create copy move delete extend inflate eager-zero defragment
            shrink zero-fill uuid" -- "$current") ;;
        *) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current") ;;
        esac
        return
    fi
    if [[ $current == -* ]]; then
        local options=$global
        case "$group $command" in
        " info") options+=" --chain $reading" ;;
        " create") options+=" --size $kind --grain --preallocate --overwrite --dry-run" ;;
        " grow") options+=" --size --update-geometry --dry-run --trust --trust-folder" ;;
        " shrink" | " defragment") options+=" --dry-run --trust --trust-folder" ;;
        " rename") options+=" --dry-run --trust --trust-folder" ;;
        " delete") options+=" --force --keep --dry-run --trust --trust-folder" ;;
        " unlock") options+=" --dry-run" ;;
        " clone") options+=" $kind --from --level --threads --keep-identity --verify --overwrite --dry-run $reading" ;;
        " map") options+=" --chain --start --length $reading" ;;
        " partitions") options+=" $reading" ;;
        " compare") options+=" --map --raw-a --raw-b --threads $reading" ;;
        " recover") options+=" --parent --dry-run" ;;
        " check") options+=" --fast --repair --drop-unreadable --dry-run --trust --trust-folder" ;;
        " read") options+=" --offset --length --output --overwrite $reading" ;;
        " write") options+=" --offset --length --input --dry-run --trust --trust-folder" ;;
        " space") options+=" $kind $reading" ;;
        " child") options+=" --type --dry-run --trust --trust-folder" ;;
        " attach") options+=" --fix-cid --dry-run --trust --trust-folder" ;;
        "meta set") options+=" --force --dry-run --trust --trust-folder" ;;
        "snapshot tree") options+=" --no-sizes --trust --trust-folder" ;;
        "snapshot compare") options+=" --threads --trust --trust-folder" ;;
        "snapshot take") options+=" --description --dry-run --trust --trust-folder" ;;
        "snapshot goto") options+=" --keep-current --discard-current --dry-run --trust --trust-folder" ;;
        "snapshot merge") options+=" --route --dry-run --trust --trust-folder" ;;
        "snapshot discard") options+=" --subtree --dry-run --trust --trust-folder" ;;
        "snapshot rename") options+=" --name --description --dry-run --trust --trust-folder" ;;
        "snapshot branch" | "snapshot adopt" | " merge") options+=" --dry-run --trust --trust-folder" ;;
        " undo") options+=" --even-if-written --purge --dry-run --trust --trust-folder" ;;
        "vsphere thumbprint") ;;
        "vsphere ls") options+=" --datacenter $server" ;;
        "vsphere info" | "vsphere snapshot tree") options+=" $server" ;;
        "vsphere pull") options+=" $kind --disk --verify --overwrite --no-hold --require-hold --datacenter --dry-run $server" ;;
        "vsphere push") options+=" --trust --trust-folder --from --route --verify --datacenter --dry-run $server" ;;
        "vsphere hold") options+=" --identity --wait --dry-run $server" ;;
        "vsphere release") options+=" --identity --dry-run $server" ;;
        "vsphere holds") ;;
        "vsphere disk info") options+=" --chain --datacenter $server" ;;
        "vsphere snapshot take") options+=" --description --memory --quiesce --dry-run $server" ;;
        "vsphere snapshot goto") options+=" --stay-off --dry-run $server" ;;
        "vsphere snapshot remove") options+=" --all --children --dry-run $server" ;;
        "vsphere snapshot rename") options+=" --name --description --dry-run $server" ;;
        "vsphere snapshot "*) options+=" --dry-run $server" ;;
        "vsphere disk create") options+=" --size --type --adapter --datacenter --dry-run $server" ;;
        "vsphere disk extend") options+=" --size --eager-zero --datacenter --dry-run $server" ;;
        "vsphere disk shrink") options+=" --in-place --datacenter --dry-run $server" ;;
        "vsphere disk zero-fill") options+=" --destroy-data --force --datacenter --dry-run $server" ;;
        "vsphere disk uuid") options+=" --set --datacenter --dry-run $server" ;;
        "vsphere disk move" | "vsphere disk delete") options+=" --force --datacenter --dry-run $server" ;;
        "vsphere disk "*) options+=" --datacenter --dry-run $server" ;;
        meta*) options+=" --trust --trust-folder" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        return
    fi
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -F _stratactl stratactl
