# SPDX-License-Identifier: Apache-2.0
# Completion of stratactl for fish.

set -l commands info create clone grow map compare check read write space meta vm help
set -l none "not __fish_seen_subcommand_from $commands"
set -l kinded "__fish_seen_subcommand_from create clone space"
set -l reading "__fish_seen_subcommand_from info clone map compare read space"

complete -c stratactl -l json -d 'One JSON document on standard output'
complete -c stratactl -s q -l quiet -d 'No progress, warnings or word about success'
complete -c stratactl -l progress -x -a 'auto never always json' -d 'Progress on standard error'
complete -c stratactl -l log-level -x -a 'error warning info' -d 'Messages on standard error'
complete -c stratactl -s h -l help -d 'Explain'
complete -c stratactl -n $none -l version -d 'Print the version'

complete -c stratactl -n $none -f -a info -d 'Show what a disk is'
complete -c stratactl -n $none -f -a create -d 'Make an empty disk'
complete -c stratactl -n $none -f -a clone -d 'Copy or convert a disk'
complete -c stratactl -n $none -f -a grow -d 'Give a disk a larger capacity'
complete -c stratactl -n $none -f -a map -d 'List which ranges hold data'
complete -c stratactl -n $none -f -a compare -d 'Compare two disks'
complete -c stratactl -n $none -f -a check -d 'Look a disk over'
complete -c stratactl -n $none -f -a read -d 'Read guest bytes'
complete -c stratactl -n $none -f -a write -d 'Write guest bytes'
complete -c stratactl -n $none -f -a space -d 'Tell the bytes a clone would need'
complete -c stratactl -n $none -f -a meta -d 'Show and change metadata'
complete -c stratactl -n $none -f -a vm -d 'Look at virtual machines'
complete -c stratactl -n $none -f -a help -d 'Explain a command'
complete -c stratactl -n "__fish_seen_subcommand_from help" -f -a "$commands"
complete -c stratactl -n "__fish_seen_subcommand_from meta" -a 'list get set'
complete -c stratactl -n "__fish_seen_subcommand_from vm" -a info

complete -c stratactl -n $kinded -l type -x -d 'Disk type' -a 'monolithicSparse monolithicFlat twoGbMaxExtentSparse twoGbMaxExtentFlat streamOptimized vmfs vmfsThin vmfsSparse raw'
complete -c stratactl -n $kinded -l for -x -d 'Product that shall open it' -a 'workstation esxi ova virtualbox qemu'
complete -c stratactl -n $kinded -l adapter -x -d 'Controller' -a 'ide buslogic lsilogic'
complete -c stratactl -n $kinded -l hw-version -x -d 'Virtual hardware version'
complete -c stratactl -n $kinded -l split -x -d 'Size of a piece'
complete -c stratactl -n $reading -l trust -d 'Allow files outside the folder of the disk'
complete -c stratactl -n $reading -l trust-folder -r -d 'Allow files in this folder, too'
complete -c stratactl -n $reading -l ignore-cid -d 'Open although a content ID does not match'
complete -c stratactl -n $reading -l salvage -d 'Missing parts of cut files read as zero'
complete -c stratactl -n "__fish_seen_subcommand_from check grow write meta" -l trust -d 'Allow files outside the folder of the disk'
complete -c stratactl -n "__fish_seen_subcommand_from create clone grow write meta" -l dry-run -d 'Print the plan'
complete -c stratactl -n "__fish_seen_subcommand_from create clone read" -l overwrite -d 'Replace what exists'
complete -c stratactl -n "__fish_seen_subcommand_from create grow" -l size -x -d 'Capacity'
complete -c stratactl -n "__fish_seen_subcommand_from create" -l grain -x -d 'Unit of allocation'
complete -c stratactl -n "__fish_seen_subcommand_from create" -l preallocate -d 'Reserve all space'
complete -c stratactl -n "__fish_seen_subcommand_from clone" -l from -x -a 'vmdk raw' -d 'What the source is'
complete -c stratactl -n "__fish_seen_subcommand_from clone" -l level -x -a 'fast balanced small smallest' -d 'Compression'
complete -c stratactl -n "__fish_seen_subcommand_from clone" -l keep-identity -d 'Same uuid and content ID'
complete -c stratactl -n "__fish_seen_subcommand_from clone" -l verify -d 'Read back and compare'
complete -c stratactl -n "__fish_seen_subcommand_from clone compare" -l threads -x -d 'Number of threads'
complete -c stratactl -n "__fish_seen_subcommand_from info map" -l chain -d 'With its parents'
complete -c stratactl -n "__fish_seen_subcommand_from map" -l start -x -d 'First byte'
complete -c stratactl -n "__fish_seen_subcommand_from compare" -l map -d 'All differences'
complete -c stratactl -n "__fish_seen_subcommand_from compare" -l raw-a -d 'A is a raw image'
complete -c stratactl -n "__fish_seen_subcommand_from compare" -l raw-b -d 'B is a raw image'
complete -c stratactl -n "__fish_seen_subcommand_from check" -l fast -d 'Tables only'
complete -c stratactl -n "__fish_seen_subcommand_from read write" -l offset -x -d 'First byte'
complete -c stratactl -n "__fish_seen_subcommand_from read write map" -l length -x -d 'Bytes'
complete -c stratactl -n "__fish_seen_subcommand_from read" -s o -l output -r -d 'File to make'
complete -c stratactl -n "__fish_seen_subcommand_from write" -s i -l input -r -d 'File to read'
complete -c stratactl -n "__fish_seen_subcommand_from meta" -l force -d 'Also dangerous keys'
complete -c stratactl -n "__fish_seen_subcommand_from grow" -l update-geometry -d 'Also change the geometry'
