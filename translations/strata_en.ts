<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strata %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual disks and snapshots of VMware machines: look, make, copy, change.
Licensed under the Apache License 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Adopt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandSet</name>
    <message>
        <source>Open &amp;Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all disks in the folder of a virtual machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a virtual disk (.vmdk) or a virtual machine (.vmx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the &amp;Sample Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a small machine with a few disks to play with, and opens it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes an empty virtual disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the machine out of the library; nothing is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only disks and files whose name contains a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies where the selected disk lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows and changes the keys of all commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all files of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the list of machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the details of the selected disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the page with recent machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the keyboard to the next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the keyboard to the previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the machine&apos;s files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clone or Convert…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the selected disk, also as another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks over the selected disk and its parents; changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit &amp;Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the selected disk&apos;s metadata for editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what is known of the selected disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the file manager at the selected disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what runs, waits and is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel All Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels what runs and waits; nothing half-made is left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the toolkit Strata is made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the snapshots, or the disks with their parents and children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the snapshots as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take Snapshot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the present state of all disks under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go To…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on from the selected snapshot; the present state can be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Branch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on from the selected snapshot and keeps the present state as a snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge into Parent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the selected snapshot out and keeps its data for what builds on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the selected snapshot up, with everything that builds on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes the selected snapshot&apos;s name and description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Adopt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists a state that the snapshot list forgot as a snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo Snapshot Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the last step of the machine&apos;s history back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Purge Discarded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes what was discarded for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ompare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows where two selected states differ; one alone is compared with the present state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me&amp;nd…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the selected state fit the parent that it builds on again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the selected disk a larger capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hrink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives room that holds only zeros back to the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;fragment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the data in the selected disk&apos;s files in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the files of the selected disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repa&amp;ir…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mends what a check found, as far as that is possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the selected disk and all of its files another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reco&amp;ver Lost Disks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describes disks of this folder anew whose descriptions are lost or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause All Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets everything that runs rest, or go on; its disks stay locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find Command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds any command or machine by a few letters of its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what happened to the machine, day by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, colours, units and how jobs are told of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens another window, to look at two machines side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Grap&amp;h…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the history of the machine as a picture: SVG, PDF or PNG</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoreText</name>
    <message>
        <source>“%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (the system says: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 PB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message>
        <source>more than two days left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthText</name>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobButtons</name>
    <message>
        <source>This job is being cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job has not begun yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on where the job rests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the job rest where that is safe; its disks stay locked meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobReportText</name>
    <message>
        <source>This job waits for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. The disks are as they were before; nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended while this job ran. Open the folder: what was cut off can be finished or rolled back there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>size (exact size)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 before, %2 afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room on the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned to write at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned to free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>%n more file</numerusform>
            <numerusform>%n more files</numerusform>
        </translation>
    </message>
    <message>
        <source>This job is paused; what it writes stays locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its disks stay locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stalled: nothing has moved for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>As the System</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryText</name>
    <message numerus="yes">
        <source>%n disk(s)</source>
        <translation type="unfinished">
            <numerusform>%n disk</numerusform>
            <numerusform>%n disks</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>disks and snapshots of a machine</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n snapshot</numerusform>
            <numerusform>%n snapshots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;isk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OddityText</name>
    <message>
        <source>No snapshot list names “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was discarded and stays until it is purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No description names “%1”: its disk is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” says that a program holds the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” keeps what a repair has overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is of a disk that was deleted and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” says that work was cut off here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnapshotText</name>
    <message>
        <source>snapshot with memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopt it to list it as a snapshot, or discard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as long as several snapshots build on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What builds on it cannot be read. Put the file back, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another machine that builds on this one&apos;s disks and needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings it back; purging deletes it for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the snapshot list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared by several, no snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discarded, can be got back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
    <message>
        <source>Broken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableText</name>
    <message>
        <source>Disk descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of a running or paused machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(zeros, no file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of “%1”
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Work that was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted, still kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustQuestion</name>
    <message>
        <source>“%1” wants to read a file outside of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names “%1”. A disk from somebody else could use this to get at your files. Allow it if you know that this disk belongs there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TypeText</name>
    <message>
        <source>One file that grows (monolithicSparse)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file of full size (monolithicFlat)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of up to 2 GB that grow (twoGbMaxExtentSparse)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of 2 GB, full size (twoGbMaxExtentFlat)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed, for transport (streamOptimized)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi, thick (vmfs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi, thin (vmfsThin)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi redo log (vmfsSparse)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi space-efficient redo log (seSparse)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mix of kinds (custom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole physical disk (fullDevice)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions of a physical disk (partitionedDevice)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grows, one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full size, one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grows, split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full size, split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi, thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESXi redo log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueTableModel</name>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>There is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its drive is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected failure: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before it began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (process %2) on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (process %2), on another computer or ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (process %2), which no longer runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes are needed, %2 are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes of the file belong to no place of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files of this disk are missing; the first is “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 grain tables were never made; VMware&apos;s programs cannot write to that part of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 grains are marked as zero, which the file&apos;s header does not announce; other programs read something else there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 grains do not start at a multiple of their size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more files of this disk are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more findings of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is usual; 3 means that changed blocks are tracked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 GB is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of this disk was cut off, and somebody else has changed the file since: finishing the change now could destroy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A content ID is a hexadecimal number of up to 8 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy can be larger, but not smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk cannot be cloned onto itself or its parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk is not split into pieces of less than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk must be of a known type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk needs at least one sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk that is opened in spite of damage or of a changed parent can only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk with a parent file needs the parent&apos;s content ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A grain directory entry of the SE sparse file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A grain of %1 sectors is not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A grain of %1 sectors is not possible here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A grain table entry has no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A grain table of %1 entries is not possible; usual are 512</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key consists of letters, digits, dots, dashes and underscores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new grain must be written whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parent file is named although the disk has none (parentCID is ffffffff)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the SE sparse file lies past its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A remark; VirtualBox shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A size or position is too large to be true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sparse file cannot be larger than 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sparse piece must be smaller than 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A streamOptimized file cannot be larger than 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vmfsSparse disk must be smaller than 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vmfsSparse file cannot be larger than 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files that change together must be in one folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier write to the file could not be made durable, so nothing more is written to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An exclusive lock needs a file that is open for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An extent of %1 sectors, type “%2” and file “%3” cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An identity has 16 bytes in this form: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An identity has this form: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation on this disk was cut off, and the file that would finish it cannot be read, is damaged, or is of a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation was cut off here; it is finished when its disk is next opened for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has changed the disk&apos;s description meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is changing this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing “%1”. What it writes meanwhile may be seen in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach it to its parent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup programs track the changes of this disk (changeTrackPath). A change made here would be missing in their next backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directories name the same grain table %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both names must be on the same volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COWD version %1 is not supported; version 3 was written by VMware Workstation 2 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot ask for the free space of the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot copy the attribute %1 to the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot create the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot create the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot delete the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot delete the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot find out the size of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot find the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot give space of the file back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot give the file the second name %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot list the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot lock the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot look at the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot look for data in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make sure that the change of the folder is on the drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make sure that the written data is on the drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot open the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot open the file for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read the permissions of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot rename the file to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot reserve %1 bytes for the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot set the length of the file to %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot set the permissions of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write to the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it with vSphere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing metadata of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive and its cable, and that nobody writes to the source; then clone again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the file and of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the volume it lies on, then run a check on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether the file was copied completely. Salvage mode reads the missing part as zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether the file was copied completely. Salvage mode reads what is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a kind that is split into 2 GB files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a larger size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name or value without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or ask to overwrite it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or ask to overwrite the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose monolithicSparse, monolithicFlat, twoGbMaxExtentSparse, twoGbMaxExtentFlat, streamOptimized, vmfs, vmfsThin or vmfsSparse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them, or write to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose smaller pieces, or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk and write to the clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk on its ESXi host to a virtual disk first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk to another type and write to the clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk: the copy has more room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloning “%1” to a pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloning “%1” to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the disk there (a virtual machine, qemu, another window of this program) and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion files of vSphere I/O filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing “%1” with “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed disks are written once and cannot be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressing a grain failed: the output buffer is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the disk to a split or flat type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the disk to another type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the original disk again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied %1 bytes of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again in binary mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cylinders of the geometry that old guests see. It does not change the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cylinders of the geometry that the BIOS shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach the filters in vSphere, or write to a clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disks of the kind %1 cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disks with grains of %1 sectors and tables of %2 entries cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or clone the disk from vSphere first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this disk are missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this disk are missing: %1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish it with the newer version of this program that began it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished an earlier change that had been cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force the change if you know what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on this volume, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again from where it came from, or open it in salvage mode to read these, with zeros for the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again from where it came from. Salvage mode reads zeros in place of the damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it one that ends in .vmdk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grain %1 of %2 bytes was appended to a stream out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grain table %1 is not where the directory says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grain tables or the directory overlap each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grain tables, directories or the descriptor overlap each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grains of %1 sectors are not supported; the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of the geometry that old guests see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of the geometry that the BIOS shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How VMware Tools came into the guest: 0 unknown, 1 installer, 4 the system&apos;s own packages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is the raw data of one, open the small .vmdk file that names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If no virtual machine on any computer uses this disk, delete the folder %1 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you know where the disk comes from and want that file to be read, trust it (--trust) or move the file into the disk&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read, but not written. Check whether it was copied completely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read. Clone it and write to the clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no part of the disk that is overwritten. Choose another name, or remove it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the grain size to the format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 is longer than %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 is not understood and kept as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the disk&apos;s description is not a valid extent: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: the closing quote is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a copy of the folder, then open the disk with the program and the user that began it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one extent of the disk is in the file “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No damage was found in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No disk in this folder consists of this file; its description may be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product writes such a file; it is damaged or was made to mislead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written. Make a copy of the folder before anything else. If the disk is good as it is now, move the .intent file out of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset and length must be multiples of %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these disks names the wrong parent; attach it to the right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sparse file cannot hold a disk of more than 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sparse file ends at 2 TB, tables included: the last part of this disk cannot be filled. A split kind has no such limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a marker can be dropped; a change must be finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only compressed files may have their grain directory at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only disks that are kept in files can be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only raw images and streamOptimized disks can go through a pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the marker of the same disk can be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only whole sectors of %1 bytes can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only whole sectors within the disk can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the disk again and repeat the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the disk for writing: that finishes it first. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the disk in a VMware product of its time and convert it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of %1 sectors do not end at a whole grain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back the parent as it was. If you know that the change did no harm, attach the disk to its parent again; to look at it as it is, open it for reading with content IDs ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back beside the descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the same folder, or attach the disk to its parent again. Without the parent only the changes since the snapshot are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the disk&apos;s descriptor (a small .vmdk file) beside it and open that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them into the folder of the descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotes and control characters have no place in a disk&apos;s description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back and compared: no difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read of a range that holds no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the encryption with VMware, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a check on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a check on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a check on the disk. If the file was copied, compare its size with the original&apos;s. Salvage mode reads what can be read, with zeros for the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the same operation again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE sparse disks cannot be written: their format is not documented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE sparse flags or reserved fields are set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salvage mode reads zeros in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector %1 lies past the end of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector %1 of the file does not hold the data that the table says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sectors %1 to %2 were placed out of order in a new extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sectors per track of the geometry that old guests see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sectors per track of the geometry that the BIOS shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut the virtual machine down and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some names or values are not text in %1, the encoding of the disk&apos;s description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some values are not text in %1, the encoding of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start and stop the virtual machine on its host, then copy the disk again. Salvage mode reads it as of before these changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Streams have grains of 128 sectors, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The COWD header is cut short: %1 of 2048 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The COWD header says the disk has no sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SE sparse header is cut short: %1 of 512 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SE sparse header&apos;s padding is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SE sparse volatile header is cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SE sparse volatile header is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SE sparse volatile header&apos;s padding is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The allocation unit of a space-efficient snapshot, in sectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capacity of %1 sectors is not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capacity of %1 sectors is too large to be true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain of parents comes back to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is prepared and will be finished when the disk is next opened for writing. Do not delete the file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is too large to be made in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changed description could not be read again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changed description holds a NUL character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed copy of the guest&apos;s bytes %1 to %2 is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed data is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content ID (CID) is missing or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content ID of the parent of a snapshot that the storage array made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content ID that the parent must have; ffffffff if there is no parent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content ID: changes with the first write after opening. Children compare it with their parentCID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The controller that the disk was made for. VMware proposes it when the disk is attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy differs from the source, first at guest byte %1. It was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy would be smaller than the disk: %1 instead of %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data at sector %1 of the file belongs to more than one place of the disk: a write to one would change the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data at sector %1 of the file lies over the data of another grain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of sector %1 is said to have %2 compressed bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of this extent is not in a file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data should be at sector %1 of the file, where its own metadata is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data should be at sector %1 of the file, which has only %2 sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description names no extents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor calls this a sparse extent, but the file does not begin like one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor declares this part of the disk as read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor forbids access to this part of the disk (NOACCESS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor is longer than the 10 KiB a sparse file embeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor is too long for a streamOptimized file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor, directories and grain tables of the file lie over each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk can be read. Run a check on it before it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk consists of more than %1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has a parent, but does not say where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has more than %1 links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has these values already; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is filtered by its host (ddb.%1); a change made here would bypass the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is in use by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is its own ancestor: its chain of parents comes back to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is managed by vSphere I/O filters (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is of a kind that is not known (version %1, type “%2”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk may be of a newer kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk names a parent but not the parent&apos;s content ID (parentCID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk names its own descriptor as one of its extents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk uses the file “%1” twice, so it can only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was made without grain table %1, so nothing can be stored in that part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was not closed properly by the program that wrote it last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was opened for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk would be split into more than %1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk would consist of more than %1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk would need %1 grain tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk “%1” names the file “%2”, which lies outside its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk “%1” names “%2”, which is not a file: devices, pipes and folders are never opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk “%1” of the virtual machine (%2) is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s description has %1 bytes; the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s description is longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s description is of version %1, which is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s description would need %1 bytes, but its place within the file has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s extents add up to %1 sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s identity, its serial number for the guest. Two disks of one machine must differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s lock is left of a program that no longer runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disks differ in size: %1 and %2 bytes; the shorter one counts as zeros past its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive or the network reported an error: look at the system log and the drive&apos;s health.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedded descriptor lies past the end of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extent type %1 is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could grow to %1 bytes; this file system (%2) holds files of up to %3 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not begin with a COWD header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not begin with a sparse disk header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not begin with an SE sparse header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends %1 bytes before the end of the disk it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends at sector %1 of %2 of its part of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before its metadata does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before the stream does. %1 grains (%2 bytes of the disk) are whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before the stream does. More than %1 grains (%2 bytes of the disk) are whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends too early: %1 bytes are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends within the data at its sector %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends within the data of a grain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends within the stored copy of the guest&apos;s bytes %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1 bytes, the disk needs %2 of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1 bytes, the disk uses %2 of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1 bytes, which are not whole sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1 sectors; by its header, data begins at sector %2 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no grain directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds %1 sectors, its descriptor says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds %1 sectors, the descriptor says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds only %1 sectors of %2, so the guest&apos;s bytes %3 to %4 are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is compressed with gzip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or was made to mislead; run a check on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is full: it cannot grow beyond 2 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is shorter than its header says; was the copy cut off?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be replaced in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large: it has %1 bytes, at most %2 are accepted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may have been tampered with. Get it again from where it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name of the parent disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the unfinished operation is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that tracks changed blocks for backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file uses %1 sectors, its header says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was damaged by a transfer in text mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file went through a transfer in text mode, which changes data. Get it again in binary mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” has %2 bytes; the disk needs %3 of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is left of an operation that did not take place; it can be deleted once nothing is at work on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” of this disk is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1”, a part of this disk, is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s header says that it holds no sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds %1 virtual machines; this is “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The footer at the end of the file contradicts the header at its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain directory has %1 entries where %2 are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain directory is too small for the capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain directory lies inside the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain directory lies past the end of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain size of %1 sectors is not a power of two up to 2097152</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain table entry for the guest&apos;s bytes %1 to %2 has no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain table for the guest&apos;s bytes %1 to %2 is not where the directory says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain table leads to the data of sector %1 instead of sector %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain table puts the guest&apos;s bytes %1 to %2 into the file&apos;s own metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain table puts the guest&apos;s bytes %1 to %2 past the end of the file: the file was cut short or the table is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grain tables are scattered over more than %1 places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header has the marker flag without the compression flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is damaged; run a check on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header names no grain directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header says that the disk has no sectors, and embeds no descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header, the directory and the grain tables of the file lie over each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host that wrote this disk stopped before it had entered its last changes into the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image does not end at a whole sector, so it can only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input does not end at a whole sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input ended %1 bytes early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input is longer than the rest of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kind of disk: how its data is stored in files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The long form of the content ID; its last 8 digits repeat CID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark that VirtualBox expects on the parent disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next free sector is said to be %1, but sectors up to %2 are in use: the next program that writes would overwrite them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest virtual hardware that can use the disk. Lower is more portable; 4 runs everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk in an object store such as vSAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk “%1” has been changed since this disk was made from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk “%1” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk “%1” was changed after this disk was made from it: its content ID is %2, expected is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent of a snapshot that the storage array made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent&apos;s content ID, “%1”, is not a hexadecimal number of up to 8 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place of the disk&apos;s description is not made of whole sectors or is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position lies past what any file can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that takes the output has closed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that was writing this disk did not finish it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range of %1 bytes from byte %2 on reaches past the disk&apos;s end at byte %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The redundant grain directory lies past the end of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sector size that the guest is told the drive has inside, in bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sector size that the guest uses, in bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer knows this file: mount the share again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sparse header asks for features nobody documented (flags 0x%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sparse header has version %1; known are 1 to 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sparse header is cut short: %1 of 512 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps of the operation contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream holds more than %1 grains and has no table of contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables have %1 entries for data behind the end of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoding cannot be changed: the disk&apos;s description holds text in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoding cannot be changed: the file holds text in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoding of the names in this description.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoding “%1” is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has more than %1 lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two copies of grain table %1 differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two copies of grain table %1 differ in %2 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type “%1” is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unfinished operation (%1) is not known to this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unfinished operation has a step (%1) that this version does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unfinished operation was begun by a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value must be 32 hexadecimal digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value must be a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value must be one of these: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version of VMware Tools in the guest; 2147483647 means unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine has no disk at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine is encrypted: its settings cannot be read without the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine is suspended: its disks must not be changed until it is resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine names “%1” as a disk (%2), but it is only a part of one, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume is read-only: choose another folder, or make the volume writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more such remarks; they are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file of this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a file of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This SE sparse file is damaged or of a newer kind than is known; it is not guessed at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disk has %1 sectors, its parent “%2” has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is a piece of a disk, and nothing in its folder says which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file of the disk is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file system (%1) holds files of up to %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file system cannot hold so large a file: choose a type that splits the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device or another special file; only ordinary files are opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no description of a VMware disk: it does not say its version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a VMware disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a possible file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the disk is a volume of a storage system (raw device mapping); the file only points to it and holds none of its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the disk is an object of a storage system (%1); it is not in a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the disk is an object of a vSAN data store; it is not in a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the disk is declared as always zero; nothing but zeros can be written there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the disk is the physical drive %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no converter from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many files are open: raise the limit of open files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn off change tracking in the virtual machine&apos;s settings, or write to a clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two places of the disk share the same stored data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown SE sparse grain size %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown SE sparse table size %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown SE sparse version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown compression algorithm %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it first (gunzip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a multiple of %1 sectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a power of two from 16 to 2048; 128 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a power of two up to 2048; 1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a split (twoGbMaxExtentSparse) or a flat kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a split or a flat kind for disks of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another kind for disks of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use characters of that encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use larger pieces or another kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VMware Workstation and Fusion take disks of up to 8 TB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VMware&apos;s disks end at 62 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 of the description is not one that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VirtualBox does not open disks of more than about 1000 files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VirtualBox&apos;s identity of the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VirtualBox&apos;s identity of the parent disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VirtualBox&apos;s mark of the last change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went into a pipe cannot be read back to verify it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether ESXi takes space for the disk only as it fills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a storage array made this snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether vSphere may delete the disk with its machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to a file, or compare the disks afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your share (quota) of this volume is used up: free some of it, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros must cover whole grains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VMware program that cannot be made out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program that has it open for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ffffffff means “no parent” and cannot be the content ID of a disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vSphere I/O filters that process the data, such as encryption or caching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zlib could not be set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a metadata key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be written: quotes and control characters have no place in a disk&apos;s description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be written: the file&apos;s text encoding, %2, does not have “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not fit on one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds the disk together: a wrong value makes it unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is filtered by its host and may be encrypted: the copy holds the bytes as they are stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use (%2). What is written there meanwhile may be seen in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no value for %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a kind of disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is there more than once; the first value, “%2”, counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 of the list has no number of its own and is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot #%1 has no disk at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has no number left for another snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has no snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has several snapshots #%1; only the first one counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list says that snapshot #%1 is the current one, but does not list it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next snapshot has the number #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent #%1 of snapshot “%2” is not in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot “%1” is its own ancestor in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the disk&apos;s metadata was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the machine&apos;s snapshots was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defragmenting the disk was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting the disk was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growing the disk was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the disk independent of its parents was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging snapshots was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renaming the disk was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing the disk was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacing the disk by another was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinking the disk was cut off before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program that no longer runs has left the lock “%1” behind: it may be deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation was cut off here; the next change finishes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it and shut it down first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which one by its number, as in #%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several snapshots are named “%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 bytes, but its parent “%2” has %3: one of them was grown or shrunk while they belonged together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk lies in another folder and may belong to another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk “%1” of this snapshot is missing: put it back, or discard the snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disks of this state contradict each other about what it builds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a virtual disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of snapshots says that this builds on #%1, but its disks build on #%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine has no snapshot “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine runs on disks with redo logs, but its list of snapshots is empty: adopt the states that are needed, merge the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine runs on “%1”, which holds a snapshot: what is written now destroys it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk “%1” has been changed since this disk was made from it (content ID %2, expected %3): compare the two, then attach this disk to it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk “%1” is missing: put it back, or attach this disk to it where it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent disk “%1” is not where this disk says, but was found elsewhere: attach this disk to it so that other programs find it, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine is suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VMware could not merge everything it wanted to: links are left that no snapshot names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk of the kind %1 cannot grow in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the disk is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone it to another kind; the clone can grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone it; the clone can grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk to a split kind, or to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk to a split kind; the clone can grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growing “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no part of the disk. Move it elsewhere, then grow the disk again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge its snapshots first, or clone it: the clone can grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge or discard the snapshots first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the .undo file out of the folder: the snapshots stay as they are, and what was discarded appears as unlisted files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the disk grows. Its partitions keep their sizes: make them larger in the guest afterwards, with its own disk management (Windows), or growpart and resize2fs or xfs_growfs (Linux).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 sectors already; growing cannot make it smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 sectors now. Make its partitions larger in the guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no extents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has this capacity already; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is the redo log of a snapshot; only a disk without parents can grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s tables do not all lie at the front of its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file would grow to %1 bytes; this file system (%2) holds files of up to %3 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of steps that can be undone is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pieces of the disk are not named by a file of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of sparse file cannot grow in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to %1 bytes are needed, %2 are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a snapshot on top of this disk, and would no longer fit it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted %1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge or discard the snapshots first, or force it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the disk from the machine first, or force it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine “%1” uses this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” builds on this disk and will not open any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” builds on this disk and would be lost with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stays: another disk consists of it, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 snapshots build on “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk that no snapshot names builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopt or discard that disk first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another snapshot builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branching from snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted what had been discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting discarded files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded %1 unlisted disks; their files stay until they are purged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded snapshot “%1”; its files stay until they are purged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarding %1 unlisted files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarding snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to another snapshot first, or merge this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going to snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as a snapshot, or say that it may be discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the snapshot instead, or discard it with everything that builds on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the .vmx file of the one you mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renaming snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a snapshot of the present state, or say that it may be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking snapshot “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk at %1 is not part of the snapshot; it stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is discarded already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is in use: a snapshot or the machine names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of the virtual machine at %1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds %1 virtual machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step cannot be undone: a discarded file is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step cannot be undone: another disk builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step cannot be undone: the machine was changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine has no snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine has written to its disks since the last step; undoing it would lose that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine is at snapshot “%1” now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state holds data that is in no snapshot (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state of the machine builds on snapshot “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state of the machine builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot has a disk at %1, but the virtual machine has none there now; that disk stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot has none of the virtual machine&apos;s disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot is called “%1” now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine has no disk that takes part in snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual machine is suspended: its memory would no longer match its disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no number left for another link of these disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step that could be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no virtual machine in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no virtual machine of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took snapshot “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid the last step (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was discarded stays in the folder until it is purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a .vmx file there is no present state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to snapshot “%2” and stays in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: another disk builds on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a whole disk, not only changes to one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use again and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not discarded: it is a whole disk, or others build on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”, which no snapshot names, builds on it and is discarded, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link is merged into its parent alone, or into all its children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot names this disk already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to the machine as a disk of its own, or attach it to the link it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopt them one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopting %1 unlisted disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another disk, “%1”, builds on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the whole disk instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed as snapshot “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge or remove that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot #%1 builds on snapshot #%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a snapshot instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk does not build on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk does not build on “%1” as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 bytes, its parent %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has a part that is always zero, in which nothing can be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is a state of none of the machine&apos;s disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disks build on different snapshots; the first one counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine runs on this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to adopt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of the disks are states of the one at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the step that discarded it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A discarded disk still builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A merge cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A merge cannot be undone, and neither can the steps before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot of the virtual machine keeps the parent as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another disk, “%1”, builds on the parent, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach that disk again, or discard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links in different folders cannot be merged in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the snapshot instead: that does it for all disks of the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged snapshot “%1”: %2 bytes were written, %3 are freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged “%1” into “%2”: %3 bytes were written, %4 are freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging snapshot #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging “%1” into its parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the files into one folder first, or clone the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing builds on snapshot “%1”, so there is nothing to merge it into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing builds on “%1”; it stays in the folder, unlisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purge what was discarded first, or undo the step that discarded it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no parent, so there is nothing to merge it into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” builds on “%2”, which was changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stays as it is: something else uses it, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stays without a snapshot, since %2 disks build on it: copying it to each would take more space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A compressed disk has no room to give back in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone it: zeros are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave back %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinking “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to give back: no stored grain holds only zeros. In the guest, delete what is not needed and overwrite its free space with zeros, then shrink again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of sparse file cannot be shrunk in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk of type %1 cannot be a redo log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk that is open for writing cannot be a parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot is being merged into this disk, and that was cut off: by itself it holds a mixture of both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attaching “%1” to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose monolithicSparse, twoGbMaxExtentSparse or vmfsSparse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the parents of “%1” into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either it is the wrong parent, or it was written since. If you know that it fits, attach it with the content ID corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it another one first: meta set CID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on where an earlier run was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making “%1” on top of “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On top of another disk its holes would show what lies under them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the disk that builds on it, which reads right, or run the merge again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content ID that the disk expects is changed from %1 to %2, though the parent may not be what it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk expects a parent with content ID %1; this one has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 bytes, the parent %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no parent: it is whole by itself, not a redo log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is part of the parent&apos;s own chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk names this parent already; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was opened with its parents already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk would have more than %1 links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s content ID is the one that means “no parent”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent lies outside the folder of the new disk, so it must be trusted whenever that is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent was written after the disk was; what the disk does not hold itself may have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs no other disk any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”, which no snapshot names, is not needed any more and discarded, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made from another disk, or the parent was resized since. If that was made larger, let this disk grow to the same size first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is a redo log: it can only become as large as its parent is, %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing the locks left of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lock to remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done, or close the disk there, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flat disk is always in order: there is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All grains are in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All grains are in order: there is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone it: the clone is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defragmenting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defragmenting “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragmentation went from %1 % to %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grains of a compressed disk cannot be put in order in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grains of this kind of sparse file cannot be put in order in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announce zero grains in the file&apos;s header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be repaired: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the disk; the clone is sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish an operation that was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the disk is well, delete its undo file and repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make both copies of %1 grain tables say what the disk reads as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the file as closed properly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only disks whose files are in one folder can be repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the repair of “%1” back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last repair of “%1” can still be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair cannot be taken back any more; delete the undo file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no repair of “%1” to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an undo file of a repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much of the disk&apos;s tables is damaged to repair it in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has been written to since its repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk keeps its folder when it is renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk of this name would look like a piece of another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another disk, “%1”, consists of this file, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name without such an ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone it there, or move all of its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renaming “%1” to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk consists of a file that is a symbolic link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no description that could be renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is called “%1” now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was discarded and waits for undo or purge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the step that discarded it, or purge it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” builds on this disk from another folder: attach it to the new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” keeps its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let new data begin behind the end of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the undo file if it came with a disk of somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The undo file names “%1”, which is no file of this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clone is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone what can be read, or rebuild the description with recover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find %1 grain tables again that a directory has lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again. A clone holds what can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the whole file from a backup, or lengthen it: what is missing reads as zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 grains that share their place one of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up what cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the parent was not written since, attach the disk to it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the ESXi host that wrote it open it once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file back beside the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the parent back, or attach the disk to it where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair announces zero grains in the header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair deletes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair finds the table again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair finishes the operation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair gives each its own copy. Which of them the data belonged to is not known: look at both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair makes both copies say what the disk reads as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair moves the mark behind the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair puts it right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair takes the mark away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink gives it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is lost. Get it from a backup, or give it up in a repair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no room for more data: its tables reach only 2 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer the file again in binary mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and %1 more places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files with %2 bytes of the guest&apos;s disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A piece may be missing, or one may be cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach those that do not belong to it to their own parent first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may build on any of %1 disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its content ID is the one that its children expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header cannot be made again. Get the file from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the parent that it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No disk here has lost its description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piece %1 of the disk is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the missing file back, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovering “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description within the file is whole, its header is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that it builds on is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disks that build on “%1” expect different content IDs of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not begin like a piece of a sparse disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no room for a description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s header is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s tables are not where a program would have put them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine has it at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s snapshot list says that it builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent has %1 sectors, the disk %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent is the one you named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are pieces of two different disks of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the parent was written since cannot be seen any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” builds on this disk and has %2 sectors; its files have %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has a description again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the only disk here that it can build on by its name and size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing what was cut off in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was cut off here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back: nothing had been changed that anybody reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back what was cut off in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the same operation again with the program that began it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not be opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk of this name was deleted before and is still kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back, or purge it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing “%1” back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted what had been kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted; undo brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting “%1” for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no deleted disk “%1” to bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new file does not read as the old one does; it was given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers, but not as a vSphere server (status %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer for %2 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not say what it offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is starting or overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A machine that runs has its disks locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name or text holds a control character, which the server cannot take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name or text is not UTF-8 and cannot be sent to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user of vCenter is often written as user@domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another task is running on the object: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask who runs the server whether its certificate was replaced. If not, somebody may be listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check name and port. A server that is starting refuses for some minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and this computer&apos;s network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port, and whether a proxy stands between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or delete it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the thumbprint with what who runs the server tells you, and give it with the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give HOST, HOST:PORT or https://HOST/sdk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts with the free licence can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection to %1 comes about: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old hosts speak only TLS 1.0 or 1.1, which this system may forbid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut the machine down first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed it at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else may have removed it. Look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the snapshot without quiescing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not the expected one. Expected: %2. Shown: %3, issued by %4, valid until %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted (%2). SHA-256 thumbprint: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datastore has not enough free space: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk&apos;s type does not allow this: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file systems inside the machine could not be made quiet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host&apos;s licence does not allow this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s power state does not allow this: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object no longer exists on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programs inside the machine could not be made quiet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot delete the file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot make the file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot reach the file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot reach the host: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not take the snapshot: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept a value (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not find it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know the language asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not support this here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take this name: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a problem with the file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses the user name or the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server speaks version %1 of the vSphere interface, which is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server waited too long: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a document type or entity of its own, which is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is longer or deeper than this program takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is not well-formed XML: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer to %1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session on the server has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task was cancelled on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no server named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such datastore: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no vSphere interface at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a datastore path: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine can have one snapshot only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs the privilege %1 on %2, which this user does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server cannot do this: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not know this call: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in some minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or look whether the server is overloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or release the hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as [datastore] folder/disk.vmdk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vSphere 5.0 or newer is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has switched this off while it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not encrypted: a password would travel in the clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the address of a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk needs a size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole datastore is never deleted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the ESXi host itself, or pull and push the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a path like /Datacenter/Folder/Name; a name alone works for machines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its path, or its identity as vsphere ls shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number of the one that is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a new name nor a new description is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which datacenter is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several datacenters have a datastore %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several machines are named “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several snapshots are named “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task on the server cannot be cancelled and goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vCenter copies a disk into the same type only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no snapshot “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found that a repair would mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” was cut short: %2 bytes of data are not in it any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows no certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk on a datastore can only be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the privileges to browse the datastore and for low-level file operations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let this user read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not send %1 (status %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not send parts of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends more than it was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition %1 does not lie on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain of logical partitions breaks off at sector %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain of logical partitions turns back at sector %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The partition table at the beginning is damaged; its copy at the end was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than %1 logical partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 bytes on the server instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a host, not a vCenter: nothing there moves a machine, and none can be held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is object storage (%2), which takes no files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk&apos;s name ends with .vmdk: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sparse file ends at 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An identity has between 1 and %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a datastore of type VMFS or NFS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the vCenter that manages the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Converting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying “%1” to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1 bytes to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datastore %1 has %2 bytes free, and %3 are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was not made. Try again; if it happens again, check this computer&apos;s memory and the server&apos;s storage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has another length than it was said to have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let this user write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take %1 (status %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer to the server has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended. If it has crashed, release its hold under that identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrived on the server differs from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sparse file ends at 2 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly all of the disk holds data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1 of %2 bytes hold data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” already holds the machine “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program that is about to use it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::AfterPicture</name>
    <message>
        <source>The snapshots afterwards</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::AllocationPage</name>
    <message>
        <source>This link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With its parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored in this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored in a parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked as zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in several pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % fragmented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; in %2</source>
        <comment>what a cell holds; the partition it lies in</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::AllocationView</name>
    <message>
        <source>Allocation map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stored here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n pieces</source>
        <translation>
            <numerusform>in %n piece</numerusform>
            <numerusform>in %n pieces</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from its parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 marked as zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes %1 to %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; at byte %2 of “%3”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::CloneDialog</name>
    <message>
        <source>Compr&amp;ession:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify when done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New i&amp;dentity (UUID, content ID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone or Convert “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast, larger file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small, slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest, much slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the copy back and compares it with the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two disks with the same identity confuse virtual machines. Keep the old one only for a replacement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The copy is one disk: the %n link(s) of the chain are joined.</source>
        <translation>
            <numerusform>The copy is one disk: the %n link of the chain is joined.</numerusform>
            <numerusform>The copy is one disk: the %n links of the chain are joined.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use the Name “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into 2 GB Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::CommandPalette</name>
    <message>
        <source>Find Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command or machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called like this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::CommandSet</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip and its keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::CompareDialog</name>
    <message>
        <source>Compare “%1” with “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what one of them holds and the other does not…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disks that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two states have the same contents, byte by byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 differ on %n disk(s).</source>
        <translation>
            <numerusform>%1 differ on %n disk.</numerusform>
            <numerusform>%1 differ on %n disks.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device and file of a disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n range(s) of %1</source>
        <translation>
            <numerusform>%n range of %1</numerusform>
            <numerusform>%n ranges of %1</numerusform>
        </translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside the partitions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::CutOffCommands</name>
    <message>
        <source>What was cut off was rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was cut off was finished.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::CutOffOffers</name>
    <message numerus="yes">
        <source>Something was cut off in %n more folder(s).</source>
        <translation>
            <numerusform>Something was cut off in %n more folder.</numerusform>
            <numerusform>Something was cut off in %n more folders.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ot Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave “%1” as it is for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the machine “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back what was cut off in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish what was cut off in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was cut off in “%1” was rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was cut off in “%1” was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message about “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DeleteDiskDialog</name>
    <message>
        <source>Delete “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” goes, with all of its files. Kept, they only get other names and take the same room, and the deletion can be undone; otherwise what was stored in them is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disks that it builds on stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the files, so that this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DescribeDialog</name>
    <message>
        <source>Adopt “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot list gets an entry for this state. Its data is not touched; Undo takes the entry out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Adopt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DestinationField</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the disk a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk&apos;s name cannot contain / or &quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DiscardDialog</name>
    <message>
        <source>Discard “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” and the %n state(s) that build on it are given up.</source>
        <translation>
            <numerusform>“%1” and the %n state that build on it are given up.</numerusform>
            <numerusform>“%1” and the %n states that build on it are given up.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is given up with the data that only it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state is not touched. Undo gets it back until it is purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purging then gives back %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskCommands</name>
    <message>
        <source>“%1” is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a disk first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskTreeModel</name>
    <message>
        <source>Space that this disk&apos;s own files take, without its parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs this parent, which was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskWorkCommands</name>
    <message>
        <source>“%1” has grown. Its partitions keep their sizes: make them larger in the guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room that holds only zeros, and room that nothing uses any more, goes back to the volume. The guest reads the same at any moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots stay valid; only this link is made smaller, not the ones it builds on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes %2 now, %3 before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defragment “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Defragment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in the file is put into the order in which the guest numbers it. The guest reads the same at any moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots stay valid; only this link is put in order, not the ones it builds on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in order: %2 % fragmented now, %3 % before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is repaired: a second check found nothing wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is repaired as far as that is possible. Health says what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair of “%1” was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n disk(s) have a description again.</source>
        <translation>
            <numerusform>%n disk has a description again.</numerusform>
            <numerusform>%n disks have a description again.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a choice of yours.</source>
        <translation>
            <numerusform>%n needs a choice of yours.</numerusform>
            <numerusform>%n need a choice of yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskWorkDialog</name>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::FileCommands</name>
    <message>
        <source>Nobody holds “%1” any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair of “%1” was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::FilesPane</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove If &amp;Nobody Holds It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the Repair Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring It Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::FilterField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::GoToDialog</name>
    <message>
        <source>Branch from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it as a snapshot:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard it (Undo gets it back until it is purged)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before going back, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the snapshot that keeps the present state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state holds %1 that no snapshot has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state may hold data that no snapshot has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine goes on from “%1”. Nothing is lost: the present state holds no data of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine goes on from “%1”. What was written since the last snapshot is given up; Undo gets it back until it is purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine goes on from “%1”. What was written since the last snapshot is kept as a snapshot; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::GraphCommands</name>
    <message>
        <source>Save Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 picture (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph was saved as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::GraphView</name>
    <message>
        <source>Graph of the snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <comment>the graph into the view</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole graph (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::GrowDialog</name>
    <message>
        <source>Grow “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gets a larger capacity, in place. What is on it stays where it is; the new part reads as zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a disk without snapshots can grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also change the cylinders, heads and &amp;sectors it tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New size:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a size larger than now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::HealthPage</name>
    <message>
        <source>Check &amp;Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check found nothing wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing wrong was seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the descriptors and headers were looked at. A check reads all tables, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repair…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::InlineMessage</name>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::InspectorPane</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No disk is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a disk to see what it is made of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This parent was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds only changes and cannot be read without it. Put the parent beside it, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device and file of a disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This state has no disks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk of the state</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::JobHerald</name>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual disks are being written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::JobRunner</name>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels this job; nothing half-made is left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation>
            <numerusform>%n more job</numerusform>
            <numerusform>%n more jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::JobWindow</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel &amp;Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear &amp;Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a job did stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels this job; nothing half-made is left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job does not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job has ended yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search jobs and their reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the selected job&apos;s report as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job to report on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the selected job&apos;s report to a file, as a web page or as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes jobs that ended out of the list, with their reports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::LibraryModel</name>
    <message>
        <source>This Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::LibraryPane</name>
    <message>
        <source>Machines you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::LinkValuesDialog</name>
    <message>
        <source>Metadata of all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links of “%1” Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base stands left, the disk itself right. Of each key the chain takes the value that is nearest to the disk itself; it is bold.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::LinkValuesModel</name>
    <message>
        <source>each its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every link needs a value of its own here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link does not have the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in effect: “%1” has the key as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The links say different things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From “%1”, the link nearest to the disk itself that has the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In effect: this link is the nearest to the disk itself that has the key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MachinePane</name>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no virtual disks in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one with New Disk, or open another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;Out of Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Allow for This Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine can only be looked at now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reco&amp;ver Lost Disks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MainWindow</name>
    <message>
        <source>Tool Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter disks and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a disk first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual disks and machines (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing Yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only virtual machines (.vmx) have a history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MendDialog</name>
    <message>
        <source>Mend “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading both disks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” names the parent “%2”, which is not there. It fits “%3”, whose name is written into it; no other byte changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” expects the content ID %2 of its parent, but “%3” has %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent was written after it (%1; the child %2). Its data has probably changed: what builds on it may read wrong. Keep a copy before you use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parent was not written after it (last %1), so its data has most likely not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mending writes the parent&apos;s content ID into “%1”; no other byte changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MergeDialog</name>
    <message>
        <source>Merge “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot “%1” goes; its data stays for what builds on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n state(s) build on it: each gets what it needs, or the data stays where it is without a name.</source>
        <translation>
            <numerusform>%n state build on it: each gets what it needs, or the data stays where it is without a name.</numerusform>
            <numerusform>%n states build on it: each gets what it needs, or the data stays where it is without a name.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataDelegate</name>
    <message>
        <source>Value of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataModel</name>
    <message>
        <source>Not a key that Strata knows; kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New; not in the file yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: a wrong value here makes the disk unreadable. Unlock expert fields to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed, not applied yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this disk can only be read now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: locked. Unlock expert fields to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>key and why its value was refused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not of the form key = &quot;value&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataPage</name>
    <message>
        <source>Unlock e&amp;xpert fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;Key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content IDs and the kind of disk: a wrong value makes the disk unreadable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disk is in use; its metadata can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pending change(s), not in the file yet</source>
        <translation>
            <numerusform>%n pending change, not in the file yet</numerusform>
            <numerusform>%n pending changes, not in the file yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget the pending changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the pending changes to the disk in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key, without “ddb.”:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previe&amp;w…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare Links…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the file would say, line by line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the links of the chain, and see which values count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a disk with parents has links to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pasted line(s) could not be taken.</source>
        <translation>
            <numerusform>%n pasted line could not be taken.</numerusform>
            <numerusform>%n pasted lines could not be taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataPreview</name>
    <message>
        <source>%1, removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” says all this already; nothing would be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What “%1” says now, and what it would say. It is written in one step; everything else in the file stays as it is, byte for byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataTable</name>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;set to the File&apos;s Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::MiniMap</name>
    <message>
        <source>The whole graph; click to go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::NewDiskDialog</name>
    <message>
        <source>&amp;Grow as needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reserve all now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCSI (LSI Logic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCSI (BusLogic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dapter:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of disk always grows as needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the Name “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into 2 GB Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::OverviewPage</name>
    <message>
        <source>Kind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data in it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the volume:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UUID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content ID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expects of it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cylinders, %2 heads, %3 sectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, counting what is in it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 hold data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (the parent was not found)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, but it has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; what is in it cannot be counted while it is broken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::PartitionBar</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; from byte %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::PlanSummary</name>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads %1, writes at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Writes %1 in %n file(s) now.</source>
        <translation>
            <numerusform>Writes %1 in %n file now.</numerusform>
            <numerusform>Writes %1 in %n files now.</numerusform>
        </translation>
    </message>
    <message>
        <source>Free on the volume: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room needed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data is moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives back %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads %1, writes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::PurgeDialog</name>
    <message>
        <source>Purge Discarded States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Purge</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n discarded state(s) are deleted for good.</source>
        <translation>
            <numerusform>%n discarded state are deleted for good.</numerusform>
            <numerusform>%n discarded states are deleted for good.</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps that could have brought them back can no longer be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gives back %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to be deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::QuitGuard</name>
    <message>
        <source>Quit Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are not finished. A cancelled job leaves the disks as they were.</source>
        <translation>
            <numerusform>%n job is not finished. A cancelled job leaves the disks as they were.</numerusform>
            <numerusform>%n jobs are not finished. A cancelled job leaves the disks as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The metadata of %n disk(s) was changed, but not applied. These changes would be lost.</source>
        <translation>
            <numerusform>The metadata of %n disk was changed, but not applied. These changes would be lost.</numerusform>
            <numerusform>The metadata of %n disks was changed, but not applied. These changes would be lost.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the jobs and quit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit without the changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Jobs and Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard Changes and Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::RecoverDialog</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover Lost Disks in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that hold data but that no disk names get a description again. Their data is never written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known comes from the files themselves, from the disks around them and from the machine&apos;s lists; nothing is guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disk:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Builds on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that are clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the files say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several disks may be what it builds on: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to choose: the files say it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::RenameDiskDialog</name>
    <message>
        <source>Rename “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” and all of its files get another name, and so does everything beside it that names it: the virtual machine, its snapshot list, the disks that build on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots stay valid, and the steps before it can be undone as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, without a folder: the disk stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is its name now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::RepairDialog</name>
    <message>
        <source>Repair “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be mended without changing what the disk reads as is mended. What is overwritten is kept beside the disk, so that the repair can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots stay valid; the disks it builds on are looked at, never written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give &amp;up what cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such places then read as the parent has them, or as zeros.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore &amp;Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the window; what is in files stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of the desktop, or always the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sizes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown; fields and files count in powers of 1024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KB, MB, GB (1024)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KiB, MiB, GiB (1024)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kB, MB, GB (1000)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell on the desktop when a job &amp;ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only while the window is not in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the computer &amp;awake while disks are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost if it falls asleep, but the job waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::ShortcutsDialog</name>
    <message>
        <source>&amp;Keys:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &amp;Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of the selected command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Take it away there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::SizeField</name>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::SnapshotCommands</name>
    <message>
        <source>A snapshot of the present state was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now at “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was merged; its data is where it is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was discarded is deleted for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a snapshot now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo and &amp;Give It Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only virtual machines (.vmx) have snapshots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a snapshot first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is where you are. Select a snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not in the snapshot list. Adopt it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s present state was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing builds on it, so there is nothing to keep its data for. Discard it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is where you are. Go to a snapshot and discard the present state there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present state builds on it. Go to another snapshot first, or merge it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk of another machine builds on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a state that is not in the snapshot list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a snapshot, or two of them with Ctrl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only snapshots and the present state can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Parent of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual disks (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” fits its parent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It fits the parent that it builds on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::SnapshotTreeModel</name>
    <message>
        <source>Data that only this state holds, over all its disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What discarding it gives back; where others build on it, what merging it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra room needed for a while when it is merged into its parent or children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; shares %2 with what it builds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarding it with what builds on it gives back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging needs %1 for a while and gives back %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::SnapshotTreeView</name>
    <message>
        <source>Snapshots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::StartPage</name>
    <message>
        <source>Open a virtual machine’s folder to see its disks and how they hang together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a folder, a .vmx or a .vmdk file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::StepDialog</name>
    <message>
        <source>Afterwards:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::TakeSnapshotDialog</name>
    <message>
        <source>Take Snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take Snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A snapshot needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What all disks of “%1” hold now is kept under this name; the machine goes on in new, empty files.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::TargetChoice</name>
    <message>
        <source>&amp;Workstation or Fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;ESXi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OVA, for transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;VirtualBox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;QEMU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw &amp;image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another &amp;kind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::TimelineModel</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>builds on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state and duration of a job</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a job and how it ended, spoken</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>strata::ui::WorkPicture</name>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file from its beginning to its end; filled where it stores data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across: the place in the file. Up: the place on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
