<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Strata</source>
        <translation>关于 Strata</translation>
    </message>
    <message>
        <source>Strata %1</source>
        <translation>Strata %1</translation>
    </message>
    <message>
        <source>Virtual disks and snapshots of VMware machines: look, make, copy, change.
Licensed under the Apache License 2.0.</source>
        <translation>VMware 虚拟机的虚拟磁盘和快照：查看、创建、复制、更改。
依 Apache License 2.0 许可。</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Adopt…</source>
        <translation>收录…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>清除…</translation>
    </message>
</context>
<context>
    <name>CommandSet</name>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Shows all disks in the folder of a virtual machine</source>
        <translation>显示虚拟机文件夹中的所有磁盘</translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Opens a virtual disk (.vmdk) or a virtual machine (.vmx)</source>
        <translation>打开虚拟磁盘 (.vmdk) 或虚拟机 (.vmx)</translation>
    </message>
    <message>
        <source>Try the &amp;Sample Machine</source>
        <translation>试用示例虚拟机(&amp;S)</translation>
    </message>
    <message>
        <source>Makes a small machine with a few disks to play with, and opens it</source>
        <translation>创建一个带有几个磁盘的小虚拟机供试用，并将其打开</translation>
    </message>
    <message>
        <source>&amp;New Disk…</source>
        <translation>新建磁盘(&amp;N)…</translation>
    </message>
    <message>
        <source>Makes an empty virtual disk</source>
        <translation>创建空的虚拟磁盘</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Takes the machine out of the library; nothing is deleted</source>
        <translation>将虚拟机从库中移除，不会删除任何内容</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ends Strata</source>
        <translation>退出 Strata</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Shows only disks and files whose name contains a text</source>
        <translation>只显示名称包含某文本的磁盘和文件</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>Copies where the selected disk lies</source>
        <translation>复制所选磁盘的位置</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Shows and changes the keys of all commands</source>
        <translation>显示和更改所有命令的按键</translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation>树(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Shows all files of the machine</source>
        <translation>显示虚拟机的所有文件</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>库(&amp;L)</translation>
    </message>
    <message>
        <source>Shows or hides the list of machines</source>
        <translation>显示或隐藏虚拟机列表</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检查器(&amp;I)</translation>
    </message>
    <message>
        <source>Shows or hides the details of the selected disk</source>
        <translation>显示或隐藏所选磁盘的详细信息</translation>
    </message>
    <message>
        <source>&amp;Start Page</source>
        <translation>起始页(&amp;S)</translation>
    </message>
    <message>
        <source>Shows the page with recent machines</source>
        <translation>显示最近虚拟机页面</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>Moves the keyboard to the next pane</source>
        <translation>将键盘焦点移到下一窗格</translation>
    </message>
    <message>
        <source>&amp;Previous Pane</source>
        <translation>上一窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Moves the keyboard to the previous pane</source>
        <translation>将键盘焦点移到上一窗格</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Reads the machine&apos;s files again</source>
        <translation>重新读取虚拟机的文件</translation>
    </message>
    <message>
        <source>&amp;Clone or Convert…</source>
        <translation>克隆或转换(&amp;C)…</translation>
    </message>
    <message>
        <source>Copies the selected disk, also as another kind</source>
        <translation>复制所选磁盘，也可转换为其他类型</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>Looks over the selected disk and its parents; changes nothing</source>
        <translation>检查所选磁盘及其父磁盘，不做任何更改</translation>
    </message>
    <message>
        <source>Edit &amp;Metadata</source>
        <translation>编辑元数据(&amp;M)</translation>
    </message>
    <message>
        <source>Shows the selected disk&apos;s metadata for editing</source>
        <translation>显示所选磁盘的元数据以供编辑</translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation>属性(&amp;R)</translation>
    </message>
    <message>
        <source>Shows what is known of the selected disk</source>
        <translation>显示所选磁盘的已知信息</translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation>在文件夹中显示(&amp;S)</translation>
    </message>
    <message>
        <source>Opens the file manager at the selected disk</source>
        <translation>在文件管理器中打开所选磁盘的位置</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>Shows what runs, waits and is done</source>
        <translation>显示正在运行、等待和已完成的任务</translation>
    </message>
    <message>
        <source>&amp;Cancel All Jobs</source>
        <translation>取消所有任务(&amp;C)</translation>
    </message>
    <message>
        <source>Cancels what runs and waits; nothing half-made is left behind</source>
        <translation>取消正在运行和等待的任务，不会留下半成品</translation>
    </message>
    <message>
        <source>&amp;About Strata</source>
        <translation>关于 Strata(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本和许可</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 &amp;Qt</translation>
    </message>
    <message>
        <source>About the toolkit Strata is made with</source>
        <translation>关于 Strata 所用的工具包</translation>
    </message>
    <message>
        <source>Shows the snapshots, or the disks with their parents and children</source>
        <translation>显示快照，或磁盘及其父磁盘和子磁盘</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>图(&amp;G)</translation>
    </message>
    <message>
        <source>Shows the snapshots as a picture</source>
        <translation>以图的形式显示快照</translation>
    </message>
    <message>
        <source>&amp;Take Snapshot…</source>
        <translation>拍摄快照(&amp;T)…</translation>
    </message>
    <message>
        <source>Keeps the present state of all disks under a name</source>
        <translation>以一个名称保留所有磁盘的当前状态</translation>
    </message>
    <message>
        <source>&amp;Go To…</source>
        <translation>转到(&amp;G)…</translation>
    </message>
    <message>
        <source>Goes on from the selected snapshot; the present state can be kept</source>
        <translation>从所选快照继续；当前状态可以保留</translation>
    </message>
    <message>
        <source>&amp;Branch…</source>
        <translation>分支(&amp;B)…</translation>
    </message>
    <message>
        <source>Goes on from the selected snapshot and keeps the present state as a snapshot</source>
        <translation>从所选快照继续，并将当前状态保留为快照</translation>
    </message>
    <message>
        <source>&amp;Merge into Parent…</source>
        <translation>合并到父级(&amp;M)…</translation>
    </message>
    <message>
        <source>Takes the selected snapshot out and keeps its data for what builds on it</source>
        <translation>移除所选快照，并为基于它的状态保留其数据</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>丢弃(&amp;D)…</translation>
    </message>
    <message>
        <source>Gives the selected snapshot up, with everything that builds on it</source>
        <translation>放弃所选快照及基于它的一切</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Changes the selected snapshot&apos;s name and description</source>
        <translation>更改所选快照的名称和描述</translation>
    </message>
    <message>
        <source>&amp;Adopt…</source>
        <translation>收录(&amp;A)…</translation>
    </message>
    <message>
        <source>Lists a state that the snapshot list forgot as a snapshot</source>
        <translation>将快照列表遗漏的状态收录为快照</translation>
    </message>
    <message>
        <source>&amp;Undo Snapshot Step</source>
        <translation>撤销快照步骤(&amp;U)</translation>
    </message>
    <message>
        <source>Takes the last step of the machine&apos;s history back</source>
        <translation>撤回虚拟机历史的上一步</translation>
    </message>
    <message>
        <source>&amp;Purge Discarded…</source>
        <translation>清除已丢弃内容(&amp;P)…</translation>
    </message>
    <message>
        <source>Deletes what was discarded for good</source>
        <translation>永久删除已丢弃的内容</translation>
    </message>
    <message>
        <source>C&amp;ompare…</source>
        <translation>比较(&amp;O)…</translation>
    </message>
    <message>
        <source>Shows where two selected states differ; one alone is compared with the present state</source>
        <translation>显示所选两个状态的不同之处；只选一个时与当前状态比较</translation>
    </message>
    <message>
        <source>Me&amp;nd…</source>
        <translation>修复(&amp;N)…</translation>
    </message>
    <message>
        <source>Makes the selected state fit the parent that it builds on again</source>
        <translation>使所选状态重新与其父磁盘相符</translation>
    </message>
    <message>
        <source>&amp;Grow…</source>
        <translation>扩大(&amp;G)…</translation>
    </message>
    <message>
        <source>Gives the selected disk a larger capacity</source>
        <translation>让所选磁盘获得更大的容量</translation>
    </message>
    <message>
        <source>S&amp;hrink…</source>
        <translation>收缩(&amp;H)…</translation>
    </message>
    <message>
        <source>Gives room that holds only zeros back to the volume</source>
        <translation>把只含零的空间归还给卷</translation>
    </message>
    <message>
        <source>De&amp;fragment…</source>
        <translation>整理碎片(&amp;F)…</translation>
    </message>
    <message>
        <source>Puts the data in the selected disk&apos;s files in order</source>
        <translation>将所选磁盘文件中的数据按顺序排列</translation>
    </message>
    <message>
        <source>Deletes the files of the selected disk</source>
        <translation>删除所选磁盘的文件</translation>
    </message>
    <message>
        <source>Repa&amp;ir…</source>
        <translation>修复(&amp;I)…</translation>
    </message>
    <message>
        <source>Mends what a check found, as far as that is possible</source>
        <translation>尽可能修复检查所发现的问题</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>Gives the selected disk and all of its files another name</source>
        <translation>为所选磁盘及其所有文件更名</translation>
    </message>
    <message>
        <source>Reco&amp;ver Lost Disks…</source>
        <translation>恢复丢失的磁盘(&amp;V)…</translation>
    </message>
    <message>
        <source>Describes disks of this folder anew whose descriptions are lost or damaged</source>
        <translation>为此文件夹中描述符丢失或损坏的磁盘重新生成描述符</translation>
    </message>
    <message>
        <source>&amp;Pause All Jobs</source>
        <translation>暂停所有任务(&amp;P)</translation>
    </message>
    <message>
        <source>Lets everything that runs rest, or go on; its disks stay locked</source>
        <translation>让所有正在运行的任务暂停或继续；其磁盘保持锁定</translation>
    </message>
    <message>
        <source>&amp;Find Command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Finds any command or machine by a few letters of its name</source>
        <translation>按名称中的几个字母查找任意命令或虚拟机</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>时间线(&amp;M)</translation>
    </message>
    <message>
        <source>Shows what happened to the machine, day by day</source>
        <translation>按日显示此虚拟机发生过的事情</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Language, colours, units and how jobs are told of</source>
        <translation>语言、颜色、单位以及作业通知方式</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Opens another window, to look at two machines side by side</source>
        <translation>打开另一个窗口，并排查看两台虚拟机</translation>
    </message>
    <message>
        <source>Save Grap&amp;h…</source>
        <translation>保存图形(&amp;H)…</translation>
    </message>
    <message>
        <source>Saves the history of the machine as a picture: SVG, PDF or PNG</source>
        <translation>将虚拟机的历史保存为图片：SVG、PDF 或 PNG</translation>
    </message>
</context>
<context>
    <name>CoreText</name>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>%1 (the system says: %2)</source>
        <translation>%1（系统信息：%2）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>%1 PB</source>
        <translation>%1 PB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还剩几秒</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>约剩 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>约剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>约剩 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>more than two days left</source>
        <translation>还剩两天以上</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation>%1 PiB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation>无法生成图片。</translation>
    </message>
</context>
<context>
    <name>HealthText</name>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
</context>
<context>
    <name>JobButtons</name>
    <message>
        <source>This job is being cancelled</source>
        <translation>正在取消此任务</translation>
    </message>
    <message>
        <source>This job has not begun yet</source>
        <translation>此任务尚未开始</translation>
    </message>
    <message>
        <source>Goes on where the job rests</source>
        <translation>从任务暂停处继续</translation>
    </message>
    <message>
        <source>Lets the job rest where that is safe; its disks stay locked meanwhile</source>
        <translation>在安全处暂停任务；其间其磁盘保持锁定</translation>
    </message>
</context>
<context>
    <name>JobReportText</name>
    <message>
        <source>This job waits for its turn.</source>
        <translation>此任务正在等待。</translation>
    </message>
    <message>
        <source>This job is running.</source>
        <translation>此任务正在运行。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>失败。</translation>
    </message>
    <message>
        <source>Cancelled. The disks are as they were before; nothing was left behind.</source>
        <translation>已取消。磁盘与之前一样，没有遗留任何内容。</translation>
    </message>
    <message>
        <source>The program ended while this job ran. Open the folder: what was cut off can be finished or rolled back there.</source>
        <translation>此任务运行期间程序已结束。请打开该文件夹：可在那里完成或回滚被中断的操作。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>size (exact size)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 before, %2 afterwards</source>
        <translation>之前 %1，之后 %2</translation>
    </message>
    <message>
        <source>%1: %2 freed</source>
        <translation>%1：释放 %2</translation>
    </message>
    <message>
        <source>%1: %2 taken</source>
        <translation>%1：占用 %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Worked through</source>
        <translation>处理量</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Room on the volume</source>
        <translation>卷上占用的空间</translation>
    </message>
    <message>
        <source>Planned to read</source>
        <translation>计划读取</translation>
    </message>
    <message>
        <source>Planned to write at most</source>
        <translation>计划最多写入</translation>
    </message>
    <message>
        <source>Planned to free</source>
        <translation>计划释放</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Paused for</source>
        <translation>暂停时长</translation>
    </message>
    <message>
        <source>And</source>
        <translation>以及</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>另外 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>This job is paused; what it writes stays locked.</source>
        <translation>此任务已暂停；它所写入的内容保持锁定。</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>将新建</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>将更改</translation>
    </message>
    <message>
        <source>Removes</source>
        <translation>将移除</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>将读取</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>its disks stay locked</source>
        <translation>其磁盘保持锁定</translation>
    </message>
    <message>
        <source>stalled: nothing has moved for a while</source>
        <translation>停滞：已有一段时间没有进展</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>As the System</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>LibraryText</name>
    <message numerus="yes">
        <source>%n disk(s)</source>
        <translation>
            <numerusform>%n 个磁盘</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>disks and snapshots of a machine</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n 个快照</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>打开最近项目(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Disk</source>
        <translation>磁盘(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Snapshot</source>
        <translation>快照(&amp;S)</translation>
    </message>
    <message>
        <source>D&amp;isk</source>
        <translation>磁盘(&amp;I)</translation>
    </message>
</context>
<context>
    <name>OddityText</name>
    <message>
        <source>No snapshot list names “%1”.</source>
        <translation>没有快照列表提到“%1”。</translation>
    </message>
    <message>
        <source>“%1” was discarded and stays until it is purged.</source>
        <translation>“%1”已被丢弃，在清除之前仍会保留。</translation>
    </message>
    <message>
        <source>No description names “%1”: its disk is lost.</source>
        <translation>没有描述文件提到“%1”：它所属的磁盘已丢失。</translation>
    </message>
    <message>
        <source>“%1” says that a program holds the file.</source>
        <translation>“%1”表示有程序正占用该文件。</translation>
    </message>
    <message>
        <source>“%1” keeps what a repair has overwritten.</source>
        <translation>“%1”保存着修复时被覆盖的内容。</translation>
    </message>
    <message>
        <source>“%1” is of a disk that was deleted and is kept.</source>
        <translation>“%1”属于一个已删除但仍保留的磁盘。</translation>
    </message>
    <message>
        <source>“%1” says that work was cut off here.</source>
        <translation>“%1”表示此处有操作被中断。</translation>
    </message>
</context>
<context>
    <name>SnapshotText</name>
    <message>
        <source>snapshot with memory</source>
        <translation>含内存的快照</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Adopt it to list it as a snapshot, or discard it.</source>
        <translation>可以将其收录为快照，也可以丢弃。</translation>
    </message>
    <message>
        <source>It stays as long as several snapshots build on it.</source>
        <translation>只要还有多个快照基于它，它就会保留。</translation>
    </message>
    <message>
        <source>What builds on it cannot be read. Put the file back, then refresh.</source>
        <translation>基于它的内容无法读取。请放回该文件，然后刷新。</translation>
    </message>
    <message>
        <source>It belongs to another machine that builds on this one&apos;s disks and needs them.</source>
        <translation>它属于另一台虚拟机，那台虚拟机基于本机的磁盘并需要它们。</translation>
    </message>
    <message>
        <source>Undo brings it back; purging deletes it for good.</source>
        <translation>撤销可将其恢复；清除则永久删除。</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>您在这里</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>not in the snapshot list</source>
        <translation>不在快照列表中</translation>
    </message>
    <message>
        <source>shared by several, no snapshot</source>
        <translation>由多个快照共用，无快照</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>of another machine</source>
        <translation>属于另一台虚拟机</translation>
    </message>
    <message>
        <source>discarded, can be got back</source>
        <translation>已丢弃，可恢复</translation>
    </message>
    <message>
        <source>present state</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>未列出</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>%1 of its own</source>
        <translation>自身 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n 个子磁盘</numerusform>
        </translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>TableText</name>
    <message>
        <source>Disk descriptor</source>
        <translation>磁盘描述文件</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Disk data</source>
        <translation>磁盘数据</translation>
    </message>
    <message>
        <source>Machine settings</source>
        <translation>虚拟机设置</translation>
    </message>
    <message>
        <source>Snapshot list</source>
        <translation>快照列表</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Memory of a running or paused machine</source>
        <translation>运行中或已暂停虚拟机的内存</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>(zeros, no file)</source>
        <translation>（全零，无文件）</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Part of “%1”
%2</source>
        <translation>“%1”的一部分
%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Used By</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>File Size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>On Volume</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等，另有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Work that was cut off</source>
        <translation>被中断的操作</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>For undoing</source>
        <translation>用于撤销</translation>
    </message>
    <message>
        <source>Deleted, still kept</source>
        <translation>已删除，仍保留</translation>
    </message>
</context>
<context>
    <name>TrustQuestion</name>
    <message>
        <source>“%1” wants to read a file outside of its folder.</source>
        <translation>“%1”要读取其文件夹之外的文件。</translation>
    </message>
    <message>
        <source>It names “%1”. A disk from somebody else could use this to get at your files. Allow it if you know that this disk belongs there.</source>
        <translation>它引用了“%1”。来自他人的磁盘可能借此获取您的文件。如果您确定该磁盘确实属于那里，可以允许。</translation>
    </message>
</context>
<context>
    <name>TypeText</name>
    <message>
        <source>One file that grows (monolithicSparse)</source>
        <translation>一个随用随增的文件 (monolithicSparse)</translation>
    </message>
    <message>
        <source>One file of full size (monolithicFlat)</source>
        <translation>一个完整大小的文件 (monolithicFlat)</translation>
    </message>
    <message>
        <source>Files of up to 2 GB that grow (twoGbMaxExtentSparse)</source>
        <translation>多个不超过 2 GB、随用随增的文件 (twoGbMaxExtentSparse)</translation>
    </message>
    <message>
        <source>Files of 2 GB, full size (twoGbMaxExtentFlat)</source>
        <translation>多个 2 GB、完整大小的文件 (twoGbMaxExtentFlat)</translation>
    </message>
    <message>
        <source>Compressed, for transport (streamOptimized)</source>
        <translation>压缩，用于传输 (streamOptimized)</translation>
    </message>
    <message>
        <source>ESXi, thick (vmfs)</source>
        <translation>ESXi，厚置备 (vmfs)</translation>
    </message>
    <message>
        <source>ESXi, thin (vmfsThin)</source>
        <translation>ESXi，精简置备 (vmfsThin)</translation>
    </message>
    <message>
        <source>ESXi redo log (vmfsSparse)</source>
        <translation>ESXi 重做日志 (vmfsSparse)</translation>
    </message>
    <message>
        <source>ESXi space-efficient redo log (seSparse)</source>
        <translation>ESXi 节省空间的重做日志 (seSparse)</translation>
    </message>
    <message>
        <source>A mix of kinds (custom)</source>
        <translation>多种类型混合 (custom)</translation>
    </message>
    <message>
        <source>A whole physical disk (fullDevice)</source>
        <translation>整个物理磁盘 (fullDevice)</translation>
    </message>
    <message>
        <source>Partitions of a physical disk (partitionedDevice)</source>
        <translation>物理磁盘的分区 (partitionedDevice)</translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <translation>未知类型</translation>
    </message>
    <message>
        <source>Grows, one file</source>
        <translation>随用随增，单文件</translation>
    </message>
    <message>
        <source>Full size, one file</source>
        <translation>完整大小，单文件</translation>
    </message>
    <message>
        <source>Grows, split</source>
        <translation>随用随增，拆分</translation>
    </message>
    <message>
        <source>Full size, split</source>
        <translation>完整大小，拆分</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>ESXi</source>
        <translation>ESXi</translation>
    </message>
    <message>
        <source>ESXi, thin</source>
        <translation>ESXi，精简置备</translation>
    </message>
    <message>
        <source>ESXi redo log</source>
        <translation>ESXi 重做日志</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>ValueTableModel</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>There is no such file or folder</source>
        <translation>没有这样的文件或文件夹</translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its drive is not connected.</source>
        <translation>它可能已被移动或重命名，或者其驱动器未连接。</translation>
    </message>
    <message>
        <source>Unexpected failure: %1</source>
        <translation>意外故障：%1</translation>
    </message>
    <message>
        <source>Cancelled before it began</source>
        <translation>开始前已取消</translation>
    </message>
    <message>
        <source>%1 (process %2) on this computer</source>
        <translation>本机上的 %1（进程 %2）</translation>
    </message>
    <message>
        <source>%1 (process %2), on another computer or ended</source>
        <translation>%1（进程 %2），在另一台计算机上运行或已结束</translation>
    </message>
    <message>
        <source>%1 (process %2), which no longer runs</source>
        <translation>%1（进程 %2），已不再运行</translation>
    </message>
    <message>
        <source>%1 bytes are needed, %2 are free</source>
        <translation>需要 %1 字节，可用 %2 字节</translation>
    </message>
    <message>
        <source>%1 bytes of the file belong to no place of the disk</source>
        <translation>文件中有 %1 字节不属于磁盘的任何位置</translation>
    </message>
    <message>
        <source>%1 files of this disk are missing; the first is “%2”</source>
        <translation>此磁盘缺少 %1 个文件，第一个是“%2”</translation>
    </message>
    <message>
        <source>%1 grain tables were never made; VMware&apos;s programs cannot write to that part of the disk</source>
        <translation>有 %1 个颗粒表从未创建；VMware 的程序无法写入磁盘的该部分</translation>
    </message>
    <message>
        <source>%1 grains are marked as zero, which the file&apos;s header does not announce; other programs read something else there</source>
        <translation>有 %1 个颗粒标为零，但文件头没有声明；其他程序在那里会读到别的内容</translation>
    </message>
    <message>
        <source>%1 grains do not start at a multiple of their size</source>
        <translation>有 %1 个颗粒没有从其大小的整数倍处开始</translation>
    </message>
    <message>
        <source>%1 more files of this disk are missing</source>
        <translation>此磁盘还缺少 %1 个文件</translation>
    </message>
    <message>
        <source>%1 more findings of this kind</source>
        <translation>还有 %1 个同类问题</translation>
    </message>
    <message>
        <source>1 is usual; 3 means that changed blocks are tracked.</source>
        <translation>通常为 1；3 表示正在跟踪更改的数据块。</translation>
    </message>
    <message>
        <source>2 GB is usual.</source>
        <translation>通常为 2 GB。</translation>
    </message>
    <message>
        <source>A change of this disk was cut off, and somebody else has changed the file since: finishing the change now could destroy data</source>
        <translation>对此磁盘的一次更改被中断，之后又有其他程序改动了文件：现在完成该更改可能会毁坏数据</translation>
    </message>
    <message>
        <source>A content ID is a hexadecimal number of up to 8 digits</source>
        <translation>内容 ID 是最多 8 位的十六进制数</translation>
    </message>
    <message>
        <source>A copy can be larger, but not smaller.</source>
        <translation>副本可以更大，但不能更小。</translation>
    </message>
    <message>
        <source>A disk cannot be cloned onto itself or its parents</source>
        <translation>不能把磁盘克隆到它自身或其父磁盘上</translation>
    </message>
    <message>
        <source>A disk is not split into pieces of less than 1 MB</source>
        <translation>磁盘不能拆分成小于 1 MB 的文件</translation>
    </message>
    <message>
        <source>A disk must be of a known type</source>
        <translation>磁盘必须是已知的类型</translation>
    </message>
    <message>
        <source>A disk needs at least one sector</source>
        <translation>磁盘至少需要一个扇区</translation>
    </message>
    <message>
        <source>A disk that is opened in spite of damage or of a changed parent can only be read</source>
        <translation>忽略损坏或父磁盘更改而打开的磁盘只能读取</translation>
    </message>
    <message>
        <source>A disk with a parent file needs the parent&apos;s content ID</source>
        <translation>指定了父磁盘文件的磁盘还需要父磁盘的内容 ID</translation>
    </message>
    <message>
        <source>A grain directory entry of the SE sparse file is damaged</source>
        <translation>SE sparse 文件的一个颗粒目录项已损坏</translation>
    </message>
    <message>
        <source>A grain of %1 sectors is not possible</source>
        <translation>颗粒不能是 %1 个扇区</translation>
    </message>
    <message>
        <source>A grain of %1 sectors is not possible here</source>
        <translation>此处的颗粒不能是 %1 个扇区</translation>
    </message>
    <message>
        <source>A grain table entry has no meaning</source>
        <translation>有一个颗粒表项没有意义</translation>
    </message>
    <message>
        <source>A grain table of %1 entries is not possible; usual are 512</source>
        <translation>颗粒表不能有 %1 项，通常为 512 项</translation>
    </message>
    <message>
        <source>A key consists of letters, digits, dots, dashes and underscores</source>
        <translation>键只能由字母、数字、点、连字符和下划线组成</translation>
    </message>
    <message>
        <source>A new grain must be written whole</source>
        <translation>新的颗粒必须整块写入</translation>
    </message>
    <message>
        <source>A parent file is named although the disk has none (parentCID is ffffffff)</source>
        <translation>指定了父磁盘文件，但此磁盘没有父磁盘（parentCID 为 ffffffff）</translation>
    </message>
    <message>
        <source>A part of the SE sparse file lies past its end</source>
        <translation>SE sparse 文件的一部分位于文件末尾之后</translation>
    </message>
    <message>
        <source>A remark; VirtualBox shows it.</source>
        <translation>备注，VirtualBox 会显示它。</translation>
    </message>
    <message>
        <source>A size or position is too large to be true</source>
        <translation>某个大小或位置大得不合情理</translation>
    </message>
    <message>
        <source>A sparse file cannot be larger than 2 TB</source>
        <translation>稀疏文件不能大于 2 TB</translation>
    </message>
    <message>
        <source>A sparse piece must be smaller than 2 TB</source>
        <translation>稀疏分块必须小于 2 TB</translation>
    </message>
    <message>
        <source>A streamOptimized file cannot be larger than 2 TB</source>
        <translation>streamOptimized 文件不能大于 2 TB</translation>
    </message>
    <message>
        <source>A vmfsSparse disk must be smaller than 2 TB</source>
        <translation>vmfsSparse 磁盘必须小于 2 TB</translation>
    </message>
    <message>
        <source>A vmfsSparse file cannot be larger than 2 TB</source>
        <translation>vmfsSparse 文件不能大于 2 TB</translation>
    </message>
    <message>
        <source>All files that change together must be in one folder</source>
        <translation>一起更改的文件必须位于同一个文件夹中</translation>
    </message>
    <message>
        <source>An earlier write to the file could not be made durable, so nothing more is written to it</source>
        <translation>之前写入该文件的数据未能确认落盘，因此不再向其写入</translation>
    </message>
    <message>
        <source>An exclusive lock needs a file that is open for writing</source>
        <translation>独占锁要求文件以写入方式打开</translation>
    </message>
    <message>
        <source>An extent of %1 sectors, type “%2” and file “%3” cannot be written</source>
        <translation>无法写入 %1 个扇区、类型“%2”、文件“%3”的区段</translation>
    </message>
    <message>
        <source>An identity has 16 bytes in this form: %1</source>
        <translation>标识由 16 个字节组成，形式为：%1</translation>
    </message>
    <message>
        <source>An identity has this form: %1</source>
        <translation>标识的形式为：%1</translation>
    </message>
    <message>
        <source>An operation on this disk was cut off, and the file that would finish it cannot be read, is damaged, or is of a newer version</source>
        <translation>对此磁盘的一项操作被中断，而用于完成它的文件无法读取、已损坏或来自更新的版本</translation>
    </message>
    <message>
        <source>An operation was cut off here; it is finished when its disk is next opened for writing</source>
        <translation>此处有一项操作被中断，下次以写入方式打开该磁盘时会将其完成</translation>
    </message>
    <message>
        <source>Another program has changed the disk&apos;s description meanwhile</source>
        <translation>其他程序在此期间更改了磁盘的描述</translation>
    </message>
    <message>
        <source>Another program is changing this disk</source>
        <translation>其他程序正在更改此磁盘</translation>
    </message>
    <message>
        <source>Another program is using this file</source>
        <translation>其他程序正在使用此文件</translation>
    </message>
    <message>
        <source>Another program is writing “%1”. What it writes meanwhile may be seen in part</source>
        <translation>其他程序正在写入“%1”。期间写入的内容可能只看到一部分</translation>
    </message>
    <message>
        <source>Attach it to its parent again</source>
        <translation>请重新将它附加到父磁盘</translation>
    </message>
    <message>
        <source>Backup programs track the changes of this disk (changeTrackPath). A change made here would be missing in their next backup</source>
        <translation>备份程序正在跟踪此磁盘的更改 (changeTrackPath)。在这里做的更改不会出现在其下次备份中</translation>
    </message>
    <message>
        <source>Both directories name the same grain table %1</source>
        <translation>两个颗粒目录指向同一个颗粒表 %1</translation>
    </message>
    <message>
        <source>Both names must be on the same volume.</source>
        <translation>两个名称必须位于同一个卷上。</translation>
    </message>
    <message>
        <source>COWD version %1 is not supported; version 3 was written by VMware Workstation 2 to 4</source>
        <translation>不支持 COWD 版本 %1；版本 3 由 VMware Workstation 2 至 4 写入</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed</source>
        <translation>已取消，未做任何更改</translation>
    </message>
    <message>
        <source>Cannot ask for the free space of the volume</source>
        <translation>无法查询卷的可用空间</translation>
    </message>
    <message>
        <source>Cannot copy the attribute %1 to the file</source>
        <translation>无法把属性 %1 复制到文件</translation>
    </message>
    <message>
        <source>Cannot create the file</source>
        <translation>无法创建文件</translation>
    </message>
    <message>
        <source>Cannot create the folder</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>Cannot delete the file</source>
        <translation>无法删除文件</translation>
    </message>
    <message>
        <source>Cannot delete the folder</source>
        <translation>无法删除文件夹</translation>
    </message>
    <message>
        <source>Cannot find out the size of the file</source>
        <translation>无法获知文件的大小</translation>
    </message>
    <message>
        <source>Cannot find the file</source>
        <translation>找不到文件</translation>
    </message>
    <message>
        <source>Cannot give space of the file back</source>
        <translation>无法释放文件的空间</translation>
    </message>
    <message>
        <source>Cannot give the file the second name %1</source>
        <translation>无法给文件添加第二个名称 %1</translation>
    </message>
    <message>
        <source>Cannot list the folder</source>
        <translation>无法列出文件夹的内容</translation>
    </message>
    <message>
        <source>Cannot lock the file</source>
        <translation>无法锁定文件</translation>
    </message>
    <message>
        <source>Cannot look at the file</source>
        <translation>无法查看文件</translation>
    </message>
    <message>
        <source>Cannot look for data in the file</source>
        <translation>无法在文件中查找数据</translation>
    </message>
    <message>
        <source>Cannot make sure that the change of the folder is on the drive</source>
        <translation>无法确认文件夹的更改已写入驱动器</translation>
    </message>
    <message>
        <source>Cannot make sure that the written data is on the drive</source>
        <translation>无法确认数据已写入驱动器</translation>
    </message>
    <message>
        <source>Cannot open the file</source>
        <translation>无法打开文件</translation>
    </message>
    <message>
        <source>Cannot open the file for writing</source>
        <translation>无法以写入方式打开文件</translation>
    </message>
    <message>
        <source>Cannot open the folder</source>
        <translation>无法打开文件夹</translation>
    </message>
    <message>
        <source>Cannot read from the file</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>Cannot read the input</source>
        <translation>无法读取输入</translation>
    </message>
    <message>
        <source>Cannot read the permissions of the file</source>
        <translation>无法读取文件的权限</translation>
    </message>
    <message>
        <source>Cannot rename the file to %1</source>
        <translation>无法将文件重命名为 %1</translation>
    </message>
    <message>
        <source>Cannot reserve %1 bytes for the file</source>
        <translation>无法为文件预留 %1 字节</translation>
    </message>
    <message>
        <source>Cannot set the length of the file to %1 bytes</source>
        <translation>无法将文件长度设为 %1 字节</translation>
    </message>
    <message>
        <source>Cannot set the permissions of the file</source>
        <translation>无法设置文件的权限</translation>
    </message>
    <message>
        <source>Cannot write the output</source>
        <translation>无法写入输出</translation>
    </message>
    <message>
        <source>Cannot write to the file</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>Change it with vSphere.</source>
        <translation>请用 vSphere 更改。</translation>
    </message>
    <message>
        <source>Changing metadata of “%1”</source>
        <translation>正在更改“%1”的元数据</translation>
    </message>
    <message>
        <source>Check the drive and its cable, and that nobody writes to the source; then clone again.</source>
        <translation>请检查驱动器及其连接线，并确认没有程序在写入源，然后重新克隆。</translation>
    </message>
    <message>
        <source>Check the permissions of the file and of its folder.</source>
        <translation>请检查文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the volume it lies on, then run a check on the disk</source>
        <translation>请检查它所在的卷，然后检查此磁盘</translation>
    </message>
    <message>
        <source>Check whether the file was copied completely. Salvage mode reads the missing part as zeros</source>
        <translation>请检查文件是否复制完整。抢救模式会把缺少的部分读作零</translation>
    </message>
    <message>
        <source>Check whether the file was copied completely. Salvage mode reads what is whole</source>
        <translation>请检查文件是否复制完整。抢救模式可读取完好的部分</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Checking “%1”</source>
        <translation>正在检查“%1”</translation>
    </message>
    <message>
        <source>Choose a kind that is split into 2 GB files.</source>
        <translation>请选择拆分为 2 GB 文件的类型。</translation>
    </message>
    <message>
        <source>Choose a larger size.</source>
        <translation>请选择更大的容量。</translation>
    </message>
    <message>
        <source>Choose a name or value without them.</source>
        <translation>请选择不含这些字符的名称或值。</translation>
    </message>
    <message>
        <source>Choose a smaller size.</source>
        <translation>请选择更小的容量。</translation>
    </message>
    <message>
        <source>Choose another name, or ask to overwrite it.</source>
        <translation>请另选名称，或要求覆盖它。</translation>
    </message>
    <message>
        <source>Choose another name, or ask to overwrite the disk.</source>
        <translation>请另选名称，或要求覆盖该磁盘。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选名称。</translation>
    </message>
    <message>
        <source>Choose monolithicSparse, monolithicFlat, twoGbMaxExtentSparse, twoGbMaxExtentFlat, streamOptimized, vmfs, vmfsThin or vmfsSparse.</source>
        <translation>请选择 monolithicSparse、monolithicFlat、twoGbMaxExtentSparse、twoGbMaxExtentFlat、streamOptimized、vmfs、vmfsThin 或 vmfsSparse。</translation>
    </message>
    <message>
        <source>Choose one of them, or write to a file.</source>
        <translation>请选择其一，或写入文件。</translation>
    </message>
    <message>
        <source>Choose smaller pieces, or another folder.</source>
        <translation>请选择更小的分块或其他文件夹。</translation>
    </message>
    <message>
        <source>Clone the disk and write to the clone</source>
        <translation>请克隆该磁盘并写入克隆</translation>
    </message>
    <message>
        <source>Clone the disk on its ESXi host to a virtual disk first</source>
        <translation>请先在其 ESXi 主机上把它克隆成虚拟磁盘</translation>
    </message>
    <message>
        <source>Clone the disk to another type and write to the clone</source>
        <translation>请将磁盘克隆为其他类型并写入克隆</translation>
    </message>
    <message>
        <source>Clone the disk: the copy has more room.</source>
        <translation>请克隆该磁盘：副本有更多空间。</translation>
    </message>
    <message>
        <source>Cloning “%1” to a pipe</source>
        <translation>正在将“%1”克隆到管道</translation>
    </message>
    <message>
        <source>Cloning “%1” to “%2”</source>
        <translation>正在将“%1”克隆为“%2”</translation>
    </message>
    <message>
        <source>Close the disk there (a virtual machine, qemu, another window of this program) and try again.</source>
        <translation>请在那里（虚拟机、qemu 或本程序的另一个窗口）关闭该磁盘，然后重试。</translation>
    </message>
    <message>
        <source>Companion files of vSphere I/O filters.</source>
        <translation>vSphere I/O 筛选器的附属文件。</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Comparing “%1” with “%2”</source>
        <translation>正在比较“%1”与“%2”</translation>
    </message>
    <message>
        <source>Compressed disks are written once and cannot be changed</source>
        <translation>压缩磁盘只写一次，之后不能更改</translation>
    </message>
    <message>
        <source>Compressing a grain failed: the output buffer is too small</source>
        <translation>压缩颗粒失败：输出缓冲区太小</translation>
    </message>
    <message>
        <source>Convert the disk to a split or flat type</source>
        <translation>请将磁盘转换为拆分或平面类型</translation>
    </message>
    <message>
        <source>Convert the disk to another type</source>
        <translation>请将磁盘转换为其他类型</translation>
    </message>
    <message>
        <source>Convert the original disk again</source>
        <translation>请重新转换原磁盘</translation>
    </message>
    <message>
        <source>Copied %1 bytes of data</source>
        <translation>已复制 %1 字节数据</translation>
    </message>
    <message>
        <source>Copy it again in binary mode</source>
        <translation>请用二进制模式重新复制</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Created “%1”</source>
        <translation>已创建“%1”</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>正在创建</translation>
    </message>
    <message>
        <source>Creating “%1”</source>
        <translation>正在创建“%1”</translation>
    </message>
    <message>
        <source>Cylinders of the geometry that old guests see. It does not change the size.</source>
        <translation>旧客户机所见几何参数的柱面数，不影响容量。</translation>
    </message>
    <message>
        <source>Cylinders of the geometry that the BIOS shows.</source>
        <translation>BIOS 所示几何参数的柱面数。</translation>
    </message>
    <message>
        <source>Detach the filters in vSphere, or write to a clone</source>
        <translation>请在 vSphere 中卸下筛选器，或写入克隆</translation>
    </message>
    <message>
        <source>Disks of the kind %1 cannot be made</source>
        <translation>不能创建类型为 %1 的磁盘</translation>
    </message>
    <message>
        <source>Disks with grains of %1 sectors and tables of %2 entries cannot be written</source>
        <translation>不能写入颗粒为 %1 个扇区、颗粒表为 %2 项的磁盘</translation>
    </message>
    <message>
        <source>Export or clone the disk from vSphere first</source>
        <translation>请先从 vSphere 导出或克隆该磁盘</translation>
    </message>
    <message>
        <source>Files of this disk are missing: %1</source>
        <translation>此磁盘缺少文件：%1</translation>
    </message>
    <message>
        <source>Files of this disk are missing: %1 and %2 more</source>
        <translation>此磁盘缺少文件：%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>Finish it with the newer version of this program that began it.</source>
        <translation>请用开始该操作的较新版本程序来完成它。</translation>
    </message>
    <message>
        <source>Finished an earlier change that had been cut off</source>
        <translation>已完成先前被中断的更改</translation>
    </message>
    <message>
        <source>Force the change if you know what it does.</source>
        <translation>如果您清楚后果，可以强制更改。</translation>
    </message>
    <message>
        <source>Free some space on this volume, or choose another one.</source>
        <translation>请在此卷上腾出空间，或另选一个卷。</translation>
    </message>
    <message>
        <source>Free some space or choose another folder.</source>
        <translation>请腾出空间或另选文件夹。</translation>
    </message>
    <message>
        <source>Get the file again from where it came from, or open it in salvage mode to read these, with zeros for the rest</source>
        <translation>请从来源重新获取文件，或用抢救模式打开以读取这些内容，其余读作零</translation>
    </message>
    <message>
        <source>Get the file again from where it came from. Salvage mode reads zeros in place of the damage</source>
        <translation>请从来源重新获取文件。抢救模式会把损坏处读作零</translation>
    </message>
    <message>
        <source>Give it one that ends in .vmdk.</source>
        <translation>请给它一个以 .vmdk 结尾的名称。</translation>
    </message>
    <message>
        <source>Grain %1 of %2 bytes was appended to a stream out of order</source>
        <translation>%2 字节的颗粒 %1 未按顺序追加到数据流</translation>
    </message>
    <message>
        <source>Grain table %1 is not where the directory says</source>
        <translation>颗粒表 %1 不在颗粒目录所指的位置</translation>
    </message>
    <message>
        <source>Grain tables or the directory overlap each other</source>
        <translation>颗粒表或颗粒目录互相重叠</translation>
    </message>
    <message>
        <source>Grain tables, directories or the descriptor overlap each other</source>
        <translation>颗粒表、颗粒目录或描述文本互相重叠</translation>
    </message>
    <message>
        <source>Grains of %1 sectors are not supported; the limit is %2</source>
        <translation>不支持 %1 个扇区的颗粒，上限为 %2</translation>
    </message>
    <message>
        <source>Heads of the geometry that old guests see.</source>
        <translation>旧客户机所见几何参数的磁头数。</translation>
    </message>
    <message>
        <source>Heads of the geometry that the BIOS shows.</source>
        <translation>BIOS 所示几何参数的磁头数。</translation>
    </message>
    <message>
        <source>How VMware Tools came into the guest: 0 unknown, 1 installer, 4 the system&apos;s own packages.</source>
        <translation>VMware Tools 的安装方式：0 未知，1 安装程序，4 系统自带的软件包。</translation>
    </message>
    <message>
        <source>If it is the raw data of one, open the small .vmdk file that names it</source>
        <translation>如果它是某个磁盘的原始数据，请打开引用它的小 .vmdk 文件</translation>
    </message>
    <message>
        <source>If no virtual machine on any computer uses this disk, delete the folder %1 and try again.</source>
        <translation>如果任何计算机上都没有虚拟机使用此磁盘，请删除文件夹 %1 后重试。</translation>
    </message>
    <message>
        <source>If you know where the disk comes from and want that file to be read, trust it (--trust) or move the file into the disk&apos;s folder</source>
        <translation>如果您清楚磁盘的来源并希望读取该文件，请信任它 (--trust)，或把文件移到磁盘所在的文件夹</translation>
    </message>
    <message>
        <source>It can be read, but not written. Check whether it was copied completely</source>
        <translation>可以读取但不能写入。请检查它是否复制完整</translation>
    </message>
    <message>
        <source>It can be read. Clone it and write to the clone</source>
        <translation>可以读取。请克隆它并写入克隆</translation>
    </message>
    <message>
        <source>It is no part of the disk that is overwritten. Choose another name, or remove it yourself.</source>
        <translation>它不是被覆盖磁盘的一部分。请另选名称，或自行删除它。</translation>
    </message>
    <message>
        <source>Leave the grain size to the format.</source>
        <translation>请由格式决定颗粒大小。</translation>
    </message>
    <message>
        <source>Line %1 is longer than %2 bytes</source>
        <translation>第 %1 行超过 %2 字节</translation>
    </message>
    <message>
        <source>Line %1 is not understood and kept as it is</source>
        <translation>无法理解第 %1 行，原样保留</translation>
    </message>
    <message>
        <source>Line %1 of the disk&apos;s description is not a valid extent: %2</source>
        <translation>磁盘描述的第 %1 行不是有效的区段：%2</translation>
    </message>
    <message>
        <source>Line %1: the closing quote is missing</source>
        <translation>第 %1 行：缺少右引号</translation>
    </message>
    <message>
        <source>Make a copy of the folder, then open the disk with the program and the user that began it.</source>
        <translation>请先复制该文件夹，再用开始该操作的程序和用户打开磁盘。</translation>
    </message>
    <message>
        <source>Make it first.</source>
        <translation>请先创建它。</translation>
    </message>
    <message>
        <source>More than one extent of the disk is in the file “%1”</source>
        <translation>磁盘有多个区段位于文件“%1”中</translation>
    </message>
    <message>
        <source>No damage was found in “%1”</source>
        <translation>未发现“%1”有损坏</translation>
    </message>
    <message>
        <source>No disk in this folder consists of this file; its description may be lost</source>
        <translation>此文件夹中没有磁盘包含该文件，其描述文件可能已丢失</translation>
    </message>
    <message>
        <source>No product writes such a file; it is damaged or was made to mislead.</source>
        <translation>没有产品会写出这样的文件，它已损坏或是为误导而制作的。</translation>
    </message>
    <message>
        <source>Nothing has been written. Make a copy of the folder before anything else. If the disk is good as it is now, move the .intent file out of the folder.</source>
        <translation>尚未写入任何内容。请务必先复制该文件夹。如果磁盘现状良好，请把 .intent 文件移出文件夹。</translation>
    </message>
    <message>
        <source>Offset and length must be multiples of %1 bytes</source>
        <translation>偏移和长度必须是 %1 字节的整数倍</translation>
    </message>
    <message>
        <source>One of these disks names the wrong parent; attach it to the right one</source>
        <translation>其中一个磁盘指定了错误的父磁盘，请将它附加到正确的父磁盘</translation>
    </message>
    <message>
        <source>One sparse file cannot hold a disk of more than 2 TB</source>
        <translation>单个稀疏文件容纳不下大于 2 TB 的磁盘</translation>
    </message>
    <message>
        <source>One sparse file ends at 2 TB, tables included: the last part of this disk cannot be filled. A split kind has no such limit.</source>
        <translation>单个稀疏文件（含表）上限为 2 TB：此磁盘的最后一部分无法写满。拆分的类型没有此限制。</translation>
    </message>
    <message>
        <source>Only a marker can be dropped; a change must be finished</source>
        <translation>只能丢弃标记，更改必须完成</translation>
    </message>
    <message>
        <source>Only compressed files may have their grain directory at the end</source>
        <translation>只有压缩文件的颗粒目录可以位于末尾</translation>
    </message>
    <message>
        <source>Only disks that are kept in files can be opened</source>
        <translation>只能打开保存在文件中的磁盘</translation>
    </message>
    <message>
        <source>Only raw images and streamOptimized disks can go through a pipe</source>
        <translation>只有原始映像和 streamOptimized 磁盘可以通过管道传输</translation>
    </message>
    <message>
        <source>Only the marker of the same disk can be replaced</source>
        <translation>只能替换同一磁盘的标记</translation>
    </message>
    <message>
        <source>Only whole sectors of %1 bytes can be written</source>
        <translation>只能写入 %1 字节的整扇区</translation>
    </message>
    <message>
        <source>Only whole sectors within the disk can be written</source>
        <translation>只能写入磁盘范围内的整扇区</translation>
    </message>
    <message>
        <source>Open the disk again and repeat the change.</source>
        <translation>请重新打开磁盘并重做更改。</translation>
    </message>
    <message>
        <source>Open the disk for writing: that finishes it first. Nothing is lost.</source>
        <translation>请以写入方式打开磁盘：会先完成该操作，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Open the disk in a VMware product of its time and convert it.</source>
        <translation>请用同时期的 VMware 产品打开并转换该磁盘。</translation>
    </message>
    <message>
        <source>Pieces of %1 sectors do not end at a whole grain</source>
        <translation>%1 个扇区的分块没有在整颗粒处结束</translation>
    </message>
    <message>
        <source>Put back the parent as it was. If you know that the change did no harm, attach the disk to its parent again; to look at it as it is, open it for reading with content IDs ignored</source>
        <translation>请把父磁盘恢复原状。如果您确定该更改无害，请重新将磁盘附加到父磁盘；若只想查看现状，请忽略内容 ID 以只读方式打开</translation>
    </message>
    <message>
        <source>Put it back beside the descriptor</source>
        <translation>请把它放回描述文件旁边</translation>
    </message>
    <message>
        <source>Put it into the same folder, or attach the disk to its parent again. Without the parent only the changes since the snapshot are there</source>
        <translation>请把它放到同一个文件夹中，或重新将磁盘附加到父磁盘。没有父磁盘时，只有自快照以来的更改</translation>
    </message>
    <message>
        <source>Put the disk&apos;s descriptor (a small .vmdk file) beside it and open that</source>
        <translation>请把磁盘的描述文件（一个小 .vmdk 文件）放在它旁边并打开描述文件</translation>
    </message>
    <message>
        <source>Put them into the folder of the descriptor</source>
        <translation>请把它们放到描述文件所在的文件夹</translation>
    </message>
    <message>
        <source>Quotes and control characters have no place in a disk&apos;s description</source>
        <translation>磁盘描述中不能出现引号和控制字符</translation>
    </message>
    <message>
        <source>Read back and compared: no difference</source>
        <translation>已回读并比较：没有差异</translation>
    </message>
    <message>
        <source>Read of a range that holds no data</source>
        <translation>读取了不含数据的范围</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Reading from “%1”</source>
        <translation>正在读取“%1”</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>Remove the encryption with VMware, then open it again.</source>
        <translation>请用 VMware 解除加密后再打开。</translation>
    </message>
    <message>
        <source>Run a check on the disk</source>
        <translation>请检查此磁盘</translation>
    </message>
    <message>
        <source>Run a check on the disk.</source>
        <translation>请检查此磁盘。</translation>
    </message>
    <message>
        <source>Run a check on the disk. If the file was copied, compare its size with the original&apos;s. Salvage mode reads what can be read, with zeros for the rest</source>
        <translation>请检查此磁盘。如果文件是复制来的，请与原文件比较大小。抢救模式会读取可读的部分，其余读作零</translation>
    </message>
    <message>
        <source>Run the same operation again: it goes on where it stopped.</source>
        <translation>请再次运行同一操作：它会从中断处继续。</translation>
    </message>
    <message>
        <source>SE sparse disks cannot be written: their format is not documented</source>
        <translation>不能写入 SE sparse 磁盘：其格式没有公开文档</translation>
    </message>
    <message>
        <source>SE sparse flags or reserved fields are set</source>
        <translation>SE sparse 的标志或保留字段不为零</translation>
    </message>
    <message>
        <source>Salvage mode reads zeros in its place</source>
        <translation>抢救模式会将其读作零</translation>
    </message>
    <message>
        <source>Sector %1 lies past the end of the disk</source>
        <translation>扇区 %1 位于磁盘末尾之后</translation>
    </message>
    <message>
        <source>Sector %1 of the file does not hold the data that the table says</source>
        <translation>文件的扇区 %1 中不是表所指的数据</translation>
    </message>
    <message>
        <source>Sectors %1 to %2 were placed out of order in a new extent</source>
        <translation>扇区 %1 至 %2 未按顺序放入新区段</translation>
    </message>
    <message>
        <source>Sectors per track of the geometry that old guests see.</source>
        <translation>旧客户机所见几何参数的每磁道扇区数。</translation>
    </message>
    <message>
        <source>Sectors per track of the geometry that the BIOS shows.</source>
        <translation>BIOS 所示几何参数的每磁道扇区数。</translation>
    </message>
    <message>
        <source>Shut the virtual machine down and try again.</source>
        <translation>请关闭虚拟机后重试。</translation>
    </message>
    <message>
        <source>Some names or values are not text in %1, the encoding of the disk&apos;s description</source>
        <translation>某些名称或值不是 %1（磁盘描述的编码）文本</translation>
    </message>
    <message>
        <source>Some values are not text in %1, the encoding of the file</source>
        <translation>某些值不是 %1（文件的编码）文本</translation>
    </message>
    <message>
        <source>Start and stop the virtual machine on its host, then copy the disk again. Salvage mode reads it as of before these changes</source>
        <translation>请在其主机上启动并停止虚拟机，然后重新复制磁盘。抢救模式会按这些更改之前的状态读取</translation>
    </message>
    <message>
        <source>Streams have grains of 128 sectors, not %1</source>
        <translation>数据流的颗粒为 128 个扇区，而不是 %1</translation>
    </message>
    <message>
        <source>The COWD header is cut short: %1 of 2048 bytes</source>
        <translation>COWD 头不完整：2048 字节中只有 %1 字节</translation>
    </message>
    <message>
        <source>The COWD header says the disk has no sectors</source>
        <translation>COWD 头表明磁盘没有扇区</translation>
    </message>
    <message>
        <source>The SE sparse header is cut short: %1 of 512 bytes</source>
        <translation>SE sparse 头不完整：512 字节中只有 %1 字节</translation>
    </message>
    <message>
        <source>The SE sparse header&apos;s padding is not empty</source>
        <translation>SE sparse 头的填充区不为空</translation>
    </message>
    <message>
        <source>The SE sparse volatile header is cut short</source>
        <translation>SE sparse 易变头不完整</translation>
    </message>
    <message>
        <source>The SE sparse volatile header is missing</source>
        <translation>缺少 SE sparse 易变头</translation>
    </message>
    <message>
        <source>The SE sparse volatile header&apos;s padding is not empty</source>
        <translation>SE sparse 易变头的填充区不为空</translation>
    </message>
    <message>
        <source>The allocation unit of a space-efficient snapshot, in sectors.</source>
        <translation>节省空间的快照的分配单位，以扇区计。</translation>
    </message>
    <message>
        <source>The capacity of %1 sectors is not possible</source>
        <translation>容量不能是 %1 个扇区</translation>
    </message>
    <message>
        <source>The capacity of %1 sectors is too large to be true</source>
        <translation>%1 个扇区的容量大得不合情理</translation>
    </message>
    <message>
        <source>The chain of parents comes back to “%1”</source>
        <translation>父磁盘链绕回了“%1”</translation>
    </message>
    <message>
        <source>The change is prepared and will be finished when the disk is next opened for writing. Do not delete the file %1.</source>
        <translation>更改已准备好，下次以写入方式打开磁盘时会将其完成。请勿删除文件 %1。</translation>
    </message>
    <message>
        <source>The change is too large to be made in one step</source>
        <translation>更改太大，无法一步完成</translation>
    </message>
    <message>
        <source>The changed description could not be read again: %1</source>
        <translation>无法重新读取更改后的描述：%1</translation>
    </message>
    <message>
        <source>The changed description holds a NUL character</source>
        <translation>更改后的描述含有 NUL 字符</translation>
    </message>
    <message>
        <source>The compressed copy of the guest&apos;s bytes %1 to %2 is damaged</source>
        <translation>客户机字节 %1 至 %2 的压缩数据已损坏</translation>
    </message>
    <message>
        <source>The compressed data is damaged</source>
        <translation>压缩数据已损坏</translation>
    </message>
    <message>
        <source>The content ID (CID) is missing or not a number</source>
        <translation>内容 ID (CID) 缺失或不是数字</translation>
    </message>
    <message>
        <source>The content ID of the parent of a snapshot that the storage array made.</source>
        <translation>由存储阵列创建的快照的父磁盘的内容 ID。</translation>
    </message>
    <message>
        <source>The content ID that the parent must have; ffffffff if there is no parent.</source>
        <translation>父磁盘必须具有的内容 ID；没有父磁盘时为 ffffffff。</translation>
    </message>
    <message>
        <source>The content ID: changes with the first write after opening. Children compare it with their parentCID.</source>
        <translation>内容 ID：打开后首次写入时改变。子磁盘会将它与自己的 parentCID 比较。</translation>
    </message>
    <message>
        <source>The controller that the disk was made for. VMware proposes it when the disk is attached.</source>
        <translation>磁盘所针对的控制器，附加磁盘时 VMware 会建议使用它。</translation>
    </message>
    <message>
        <source>The copy differs from the source, first at guest byte %1. It was removed</source>
        <translation>副本与源不同，首个差异位于客户机字节 %1。副本已删除</translation>
    </message>
    <message>
        <source>The copy would be smaller than the disk: %1 instead of %2 bytes</source>
        <translation>副本会小于磁盘：%1 字节，而不是 %2 字节</translation>
    </message>
    <message>
        <source>The data at sector %1 of the file belongs to more than one place of the disk: a write to one would change the other</source>
        <translation>文件扇区 %1 处的数据属于磁盘的多个位置：写入其一会改变另一处</translation>
    </message>
    <message>
        <source>The data at sector %1 of the file lies over the data of another grain</source>
        <translation>文件扇区 %1 处的数据与另一颗粒的数据重叠</translation>
    </message>
    <message>
        <source>The data of sector %1 is said to have %2 compressed bytes</source>
        <translation>扇区 %1 的数据据称有 %2 个压缩字节</translation>
    </message>
    <message>
        <source>The data of this extent is not in a file: %1</source>
        <translation>此区段的数据不在文件中：%1</translation>
    </message>
    <message>
        <source>The data should be at sector %1 of the file, where its own metadata is</source>
        <translation>数据应位于文件的扇区 %1，而那里是文件自身的元数据</translation>
    </message>
    <message>
        <source>The data should be at sector %1 of the file, which has only %2 sectors</source>
        <translation>数据应位于文件的扇区 %1，而文件只有 %2 个扇区</translation>
    </message>
    <message>
        <source>The description names no extents</source>
        <translation>描述中没有区段</translation>
    </message>
    <message>
        <source>The descriptor calls this a sparse extent, but the file does not begin like one</source>
        <translation>描述文件称其为稀疏区段，但文件开头并非如此</translation>
    </message>
    <message>
        <source>The descriptor declares this part of the disk as read-only</source>
        <translation>描述文件将磁盘的这一部分声明为只读</translation>
    </message>
    <message>
        <source>The descriptor forbids access to this part of the disk (NOACCESS)</source>
        <translation>描述文件禁止访问磁盘的这一部分 (NOACCESS)</translation>
    </message>
    <message>
        <source>The descriptor is longer than the 10 KiB a sparse file embeds</source>
        <translation>描述文本超过了稀疏文件可嵌入的 10 KiB</translation>
    </message>
    <message>
        <source>The descriptor is too long for a streamOptimized file</source>
        <translation>描述文本对 streamOptimized 文件来说太长</translation>
    </message>
    <message>
        <source>The descriptor, directories and grain tables of the file lie over each other</source>
        <translation>文件的描述文本、颗粒目录和颗粒表互相重叠</translation>
    </message>
    <message>
        <source>The disk can be read. Run a check on it before it is written</source>
        <translation>磁盘可以读取。写入前请先检查</translation>
    </message>
    <message>
        <source>The disk consists of more than %1 files</source>
        <translation>磁盘由超过 %1 个文件组成</translation>
    </message>
    <message>
        <source>The disk has a parent, but does not say where it is</source>
        <translation>磁盘有父磁盘，但没有说明其位置</translation>
    </message>
    <message>
        <source>The disk has more than %1 links</source>
        <translation>磁盘的链接超过 %1 个</translation>
    </message>
    <message>
        <source>The disk has no name</source>
        <translation>磁盘没有名称</translation>
    </message>
    <message>
        <source>The disk has these values already; nothing was written</source>
        <translation>磁盘已具有这些值，未写入任何内容</translation>
    </message>
    <message>
        <source>The disk is encrypted</source>
        <translation>磁盘已加密</translation>
    </message>
    <message>
        <source>The disk is filtered by its host (ddb.%1); a change made here would bypass the filter</source>
        <translation>磁盘由其主机筛选 (ddb.%1)，在这里更改会绕过筛选器</translation>
    </message>
    <message>
        <source>The disk is in use by %1</source>
        <translation>磁盘正被 %1 使用</translation>
    </message>
    <message>
        <source>The disk is its own ancestor: its chain of parents comes back to it</source>
        <translation>磁盘是它自己的祖先：父磁盘链绕回了它</translation>
    </message>
    <message>
        <source>The disk is managed by vSphere I/O filters (%1)</source>
        <translation>磁盘由 vSphere I/O 筛选器管理 (%1)</translation>
    </message>
    <message>
        <source>The disk is of a kind that is not known (version %1, type “%2”)</source>
        <translation>磁盘的类型未知（版本 %1，类型“%2”）</translation>
    </message>
    <message>
        <source>The disk may be of a newer kind</source>
        <translation>磁盘可能是更新的类型</translation>
    </message>
    <message>
        <source>The disk names a parent but not the parent&apos;s content ID (parentCID)</source>
        <translation>磁盘指定了父磁盘，但没有父磁盘的内容 ID (parentCID)</translation>
    </message>
    <message>
        <source>The disk names its own descriptor as one of its extents</source>
        <translation>磁盘把自己的描述文件列为区段之一</translation>
    </message>
    <message>
        <source>The disk uses the file “%1” twice, so it can only be read</source>
        <translation>磁盘两次使用文件“%1”，因此只能读取</translation>
    </message>
    <message>
        <source>The disk was made without grain table %1, so nothing can be stored in that part of it</source>
        <translation>创建磁盘时没有颗粒表 %1，因此该部分无法存储数据</translation>
    </message>
    <message>
        <source>The disk was not closed properly by the program that wrote it last</source>
        <translation>上次写入磁盘的程序没有正常关闭它</translation>
    </message>
    <message>
        <source>The disk was opened for reading only</source>
        <translation>磁盘以只读方式打开</translation>
    </message>
    <message>
        <source>The disk would be split into more than %1 files</source>
        <translation>磁盘将拆分成超过 %1 个文件</translation>
    </message>
    <message>
        <source>The disk would consist of more than %1 files</source>
        <translation>磁盘将由超过 %1 个文件组成</translation>
    </message>
    <message>
        <source>The disk would need %1 grain tables</source>
        <translation>磁盘将需要 %1 个颗粒表</translation>
    </message>
    <message>
        <source>The disk “%1” names the file “%2”, which lies outside its folder</source>
        <translation>磁盘“%1”引用了位于其文件夹之外的文件“%2”</translation>
    </message>
    <message>
        <source>The disk “%1” names “%2”, which is not a file: devices, pipes and folders are never opened</source>
        <translation>磁盘“%1”引用的“%2”不是文件：设备、管道和文件夹绝不会被打开</translation>
    </message>
    <message>
        <source>The disk “%1” of the virtual machine (%2) is missing</source>
        <translation>缺少虚拟机 (%2) 的磁盘“%1”</translation>
    </message>
    <message>
        <source>The disk&apos;s description has %1 bytes; the limit is %2</source>
        <translation>磁盘的描述有 %1 字节，上限为 %2</translation>
    </message>
    <message>
        <source>The disk&apos;s description is longer than %1 bytes</source>
        <translation>磁盘的描述超过 %1 字节</translation>
    </message>
    <message>
        <source>The disk&apos;s description is of version %1, which is not known</source>
        <translation>磁盘描述的版本 %1 未知</translation>
    </message>
    <message>
        <source>The disk&apos;s description would need %1 bytes, but its place within the file has %2</source>
        <translation>磁盘的描述需要 %1 字节，但它在文件中的位置只有 %2 字节</translation>
    </message>
    <message>
        <source>The disk&apos;s extents add up to %1 sectors</source>
        <translation>磁盘的区段合计 %1 个扇区</translation>
    </message>
    <message>
        <source>The disk&apos;s identity, its serial number for the guest. Two disks of one machine must differ.</source>
        <translation>磁盘的标识，即客户机所见的序列号。同一虚拟机的两个磁盘必须不同。</translation>
    </message>
    <message>
        <source>The disk&apos;s lock is left of a program that no longer runs</source>
        <translation>磁盘的锁是已不再运行的程序遗留的</translation>
    </message>
    <message>
        <source>The disks differ in size: %1 and %2 bytes; the shorter one counts as zeros past its end</source>
        <translation>两个磁盘大小不同：%1 和 %2 字节；较短的磁盘末尾之后按零计</translation>
    </message>
    <message>
        <source>The drive or the network reported an error: look at the system log and the drive&apos;s health.</source>
        <translation>驱动器或网络报告了错误：请查看系统日志和驱动器的健康状况。</translation>
    </message>
    <message>
        <source>The embedded descriptor lies past the end of the file</source>
        <translation>嵌入的描述文本位于文件末尾之后</translation>
    </message>
    <message>
        <source>The extent type %1 is not known</source>
        <translation>区段类型 %1 未知</translation>
    </message>
    <message>
        <source>The file could grow to %1 bytes; this file system (%2) holds files of up to %3 bytes</source>
        <translation>文件可能增长到 %1 字节；此文件系统 (%2) 的单个文件上限为 %3 字节</translation>
    </message>
    <message>
        <source>The file does not begin with a COWD header</source>
        <translation>文件开头不是 COWD 头</translation>
    </message>
    <message>
        <source>The file does not begin with a sparse disk header</source>
        <translation>文件开头不是稀疏磁盘头</translation>
    </message>
    <message>
        <source>The file does not begin with an SE sparse header</source>
        <translation>文件开头不是 SE sparse 头</translation>
    </message>
    <message>
        <source>The file ends %1 bytes before the end of the disk it belongs to</source>
        <translation>文件比所属磁盘的末尾提前 %1 字节结束</translation>
    </message>
    <message>
        <source>The file ends at sector %1 of %2 of its part of the disk</source>
        <translation>文件在其所属部分共 %2 个扇区中的第 %1 个扇区处结束</translation>
    </message>
    <message>
        <source>The file ends before its metadata does</source>
        <translation>文件在其元数据结束之前就结束了</translation>
    </message>
    <message>
        <source>The file ends before the stream does. %1 grains (%2 bytes of the disk) are whole</source>
        <translation>文件在数据流结束之前就结束了。有 %1 个颗粒（磁盘的 %2 字节）完好</translation>
    </message>
    <message>
        <source>The file ends before the stream does. More than %1 grains (%2 bytes of the disk) are whole</source>
        <translation>文件在数据流结束之前就结束了。有超过 %1 个颗粒（磁盘的 %2 字节）完好</translation>
    </message>
    <message>
        <source>The file ends too early: %1 bytes are missing</source>
        <translation>文件过早结束：缺少 %1 字节</translation>
    </message>
    <message>
        <source>The file ends within the data at its sector %1</source>
        <translation>文件在其扇区 %1 处的数据中间结束</translation>
    </message>
    <message>
        <source>The file ends within the data of a grain</source>
        <translation>文件在颗粒的数据中间结束</translation>
    </message>
    <message>
        <source>The file ends within the stored copy of the guest&apos;s bytes %1 to %2</source>
        <translation>文件在客户机字节 %1 至 %2 的存储数据中间结束</translation>
    </message>
    <message>
        <source>The file has %1 bytes, the disk needs %2 of it</source>
        <translation>文件有 %1 字节，磁盘需要其中 %2 字节</translation>
    </message>
    <message>
        <source>The file has %1 bytes, the disk uses %2 of it</source>
        <translation>文件有 %1 字节，磁盘使用其中 %2 字节</translation>
    </message>
    <message>
        <source>The file has %1 bytes, which are not whole sectors</source>
        <translation>文件有 %1 字节，不是整扇区</translation>
    </message>
    <message>
        <source>The file has %1 sectors; by its header, data begins at sector %2 only</source>
        <translation>文件有 %1 个扇区；按其头部，数据从扇区 %2 才开始</translation>
    </message>
    <message>
        <source>The file has no grain directory</source>
        <translation>文件没有颗粒目录</translation>
    </message>
    <message>
        <source>The file holds %1 sectors, its descriptor says %2</source>
        <translation>文件含 %1 个扇区，而描述文件说是 %2 个</translation>
    </message>
    <message>
        <source>The file holds %1 sectors, the descriptor says %2</source>
        <translation>文件含 %1 个扇区，而描述文件说是 %2 个</translation>
    </message>
    <message>
        <source>The file holds only %1 sectors of %2, so the guest&apos;s bytes %3 to %4 are missing</source>
        <translation>文件只含 %2 个扇区中的 %1 个，因此缺少客户机字节 %3 至 %4</translation>
    </message>
    <message>
        <source>The file is compressed with gzip</source>
        <translation>文件用 gzip 压缩过</translation>
    </message>
    <message>
        <source>The file is damaged or was made to mislead; run a check on it.</source>
        <translation>文件已损坏或是为误导而制作的，请检查它。</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>The file is full: it cannot grow beyond 2 TiB</source>
        <translation>文件已满：不能超过 2 TiB</translation>
    </message>
    <message>
        <source>The file is open for reading only</source>
        <translation>文件以只读方式打开</translation>
    </message>
    <message>
        <source>The file is shorter than its header says; was the copy cut off?</source>
        <translation>文件比其头部所述的短，复制是否被中断？</translation>
    </message>
    <message>
        <source>The file is too large to be replaced in one step</source>
        <translation>文件太大，无法一步替换</translation>
    </message>
    <message>
        <source>The file is too large: it has %1 bytes, at most %2 are accepted here</source>
        <translation>文件太大：有 %1 字节，此处最多接受 %2 字节</translation>
    </message>
    <message>
        <source>The file may have been tampered with. Get it again from where it came from</source>
        <translation>文件可能被篡改过。请从来源重新获取</translation>
    </message>
    <message>
        <source>The file name of the parent disk.</source>
        <translation>父磁盘的文件名。</translation>
    </message>
    <message>
        <source>The file of the unfinished operation is damaged</source>
        <translation>未完成操作的文件已损坏</translation>
    </message>
    <message>
        <source>The file that tracks changed blocks for backups.</source>
        <translation>为备份跟踪更改的数据块的文件。</translation>
    </message>
    <message>
        <source>The file uses %1 sectors, its header says %2</source>
        <translation>文件使用了 %1 个扇区，而其头部说是 %2 个</translation>
    </message>
    <message>
        <source>The file was damaged by a transfer in text mode</source>
        <translation>文件在以文本模式传输时损坏</translation>
    </message>
    <message>
        <source>The file went through a transfer in text mode, which changes data. Get it again in binary mode</source>
        <translation>文件经过会改变数据的文本模式传输。请以二进制模式重新获取</translation>
    </message>
    <message>
        <source>The file “%1” has %2 bytes; the disk needs %3 of it</source>
        <translation>文件“%1”有 %2 字节，磁盘需要其中 %3 字节</translation>
    </message>
    <message>
        <source>The file “%1” is left of an operation that did not take place; it can be deleted once nothing is at work on the disk</source>
        <translation>文件“%1”是未完成的操作遗留的；确认没有程序在使用该磁盘后可以删除</translation>
    </message>
    <message>
        <source>The file “%1” of this disk is missing</source>
        <translation>缺少此磁盘的文件“%1”</translation>
    </message>
    <message>
        <source>The file “%1”, a part of this disk, is missing</source>
        <translation>缺少此磁盘的组成文件“%1”</translation>
    </message>
    <message>
        <source>The file&apos;s header says that it holds no sectors</source>
        <translation>文件头表明它不含扇区</translation>
    </message>
    <message>
        <source>The folder does not exist</source>
        <translation>文件夹不存在</translation>
    </message>
    <message>
        <source>The folder holds %1 virtual machines; this is “%2”</source>
        <translation>文件夹中有 %1 个虚拟机，这是“%2”</translation>
    </message>
    <message>
        <source>The footer at the end of the file contradicts the header at its start</source>
        <translation>文件末尾的尾部与开头的头部不一致</translation>
    </message>
    <message>
        <source>The grain directory has %1 entries where %2 are needed</source>
        <translation>颗粒目录有 %1 项，而需要 %2 项</translation>
    </message>
    <message>
        <source>The grain directory is too small for the capacity</source>
        <translation>颗粒目录对该容量来说太小</translation>
    </message>
    <message>
        <source>The grain directory lies inside the header</source>
        <translation>颗粒目录位于头部之内</translation>
    </message>
    <message>
        <source>The grain directory lies past the end of the file</source>
        <translation>颗粒目录位于文件末尾之后</translation>
    </message>
    <message>
        <source>The grain size of %1 sectors is not a power of two up to 2097152</source>
        <translation>颗粒大小 %1 个扇区不是不超过 2097152 的 2 的幂</translation>
    </message>
    <message>
        <source>The grain table entry for the guest&apos;s bytes %1 to %2 has no meaning</source>
        <translation>客户机字节 %1 至 %2 的颗粒表项没有意义</translation>
    </message>
    <message>
        <source>The grain table for the guest&apos;s bytes %1 to %2 is not where the directory says</source>
        <translation>客户机字节 %1 至 %2 的颗粒表不在颗粒目录所指的位置</translation>
    </message>
    <message>
        <source>The grain table leads to the data of sector %1 instead of sector %2</source>
        <translation>颗粒表指向了扇区 %1 的数据，而不是扇区 %2</translation>
    </message>
    <message>
        <source>The grain table puts the guest&apos;s bytes %1 to %2 into the file&apos;s own metadata</source>
        <translation>颗粒表把客户机字节 %1 至 %2 指向了文件自身的元数据</translation>
    </message>
    <message>
        <source>The grain table puts the guest&apos;s bytes %1 to %2 past the end of the file: the file was cut short or the table is damaged</source>
        <translation>颗粒表把客户机字节 %1 至 %2 指向了文件末尾之后：文件被截断或颗粒表已损坏</translation>
    </message>
    <message>
        <source>The grain tables are scattered over more than %1 places</source>
        <translation>颗粒表分散在超过 %1 处</translation>
    </message>
    <message>
        <source>The header has the marker flag without the compression flag</source>
        <translation>头部有标记标志却没有压缩标志</translation>
    </message>
    <message>
        <source>The header is damaged; run a check on the disk.</source>
        <translation>头部已损坏，请检查此磁盘。</translation>
    </message>
    <message>
        <source>The header names no grain directory</source>
        <translation>头部没有指明颗粒目录</translation>
    </message>
    <message>
        <source>The header says that the disk has no sectors, and embeds no descriptor</source>
        <translation>文件头表明磁盘没有扇区，也没有嵌入描述文本</translation>
    </message>
    <message>
        <source>The header, the directory and the grain tables of the file lie over each other</source>
        <translation>文件的头部、颗粒目录和颗粒表互相重叠</translation>
    </message>
    <message>
        <source>The host that wrote this disk stopped before it had entered its last changes into the tables</source>
        <translation>写入此磁盘的主机在把最后的更改登记到表中之前停止了</translation>
    </message>
    <message>
        <source>The image does not end at a whole sector, so it can only be read</source>
        <translation>映像没有在整扇区处结束，因此只能读取</translation>
    </message>
    <message>
        <source>The input does not end at a whole sector</source>
        <translation>输入没有在整扇区处结束</translation>
    </message>
    <message>
        <source>The input ended %1 bytes early</source>
        <translation>输入提前 %1 字节结束</translation>
    </message>
    <message>
        <source>The input is longer than the rest of the disk</source>
        <translation>输入比磁盘剩余部分长</translation>
    </message>
    <message>
        <source>The kind of disk: how its data is stored in files.</source>
        <translation>磁盘的类型：其数据在文件中的存储方式。</translation>
    </message>
    <message>
        <source>The long form of the content ID; its last 8 digits repeat CID.</source>
        <translation>内容 ID 的长形式，最后 8 位与 CID 相同。</translation>
    </message>
    <message>
        <source>The mark that VirtualBox expects on the parent disk.</source>
        <translation>VirtualBox 期望父磁盘具有的标记。</translation>
    </message>
    <message>
        <source>The next free sector is said to be %1, but sectors up to %2 are in use: the next program that writes would overwrite them</source>
        <translation>下一个空闲扇区据称为 %1，但直到 %2 的扇区都在使用中：下一个写入的程序会覆盖它们</translation>
    </message>
    <message>
        <source>The oldest virtual hardware that can use the disk. Lower is more portable; 4 runs everywhere.</source>
        <translation>可使用此磁盘的最旧虚拟硬件。越低越通用，4 处处可用。</translation>
    </message>
    <message>
        <source>The parent disk in an object store such as vSAN.</source>
        <translation>位于 vSAN 等对象存储中的父磁盘。</translation>
    </message>
    <message>
        <source>The parent disk “%1” has been changed since this disk was made from it</source>
        <translation>自此磁盘从父磁盘“%1”创建以来，父磁盘已被更改</translation>
    </message>
    <message>
        <source>The parent disk “%1” is missing</source>
        <translation>缺少父磁盘“%1”</translation>
    </message>
    <message>
        <source>The parent disk “%1” was changed after this disk was made from it: its content ID is %2, expected is %3</source>
        <translation>父磁盘“%1”在创建此磁盘之后被更改：其内容 ID 为 %2，应为 %3</translation>
    </message>
    <message>
        <source>The parent of a snapshot that the storage array made.</source>
        <translation>由存储阵列创建的快照的父磁盘。</translation>
    </message>
    <message>
        <source>The parent&apos;s content ID, “%1”, is not a hexadecimal number of up to 8 digits</source>
        <translation>父磁盘的内容 ID“%1”不是最多 8 位的十六进制数</translation>
    </message>
    <message>
        <source>The place of the disk&apos;s description is not made of whole sectors or is too large</source>
        <translation>磁盘描述的位置不是整扇区或太大</translation>
    </message>
    <message>
        <source>The position lies past what any file can hold</source>
        <translation>该位置超出了任何文件所能容纳的范围</translation>
    </message>
    <message>
        <source>The program that takes the output has closed it</source>
        <translation>接收输出的程序已将其关闭</translation>
    </message>
    <message>
        <source>The program that was writing this disk did not finish it</source>
        <translation>写入此磁盘的程序没有完成</translation>
    </message>
    <message>
        <source>The range of %1 bytes from byte %2 on reaches past the disk&apos;s end at byte %3</source>
        <translation>从字节 %2 起的 %1 字节范围超出了位于字节 %3 的磁盘末尾</translation>
    </message>
    <message>
        <source>The redundant grain directory lies past the end of the file</source>
        <translation>冗余颗粒目录位于文件末尾之后</translation>
    </message>
    <message>
        <source>The sector size that the guest is told the drive has inside, in bytes.</source>
        <translation>告知客户机的驱动器内部扇区大小，以字节计。</translation>
    </message>
    <message>
        <source>The sector size that the guest uses, in bytes.</source>
        <translation>客户机使用的扇区大小，以字节计。</translation>
    </message>
    <message>
        <source>The server no longer knows this file: mount the share again.</source>
        <translation>服务器不再认识此文件：请重新挂载共享。</translation>
    </message>
    <message>
        <source>The sparse header asks for features nobody documented (flags 0x%1)</source>
        <translation>稀疏头要求没有公开文档的功能（标志 0x%1）</translation>
    </message>
    <message>
        <source>The sparse header has version %1; known are 1 to 3</source>
        <translation>稀疏头的版本为 %1，已知的是 1 至 3</translation>
    </message>
    <message>
        <source>The sparse header is cut short: %1 of 512 bytes</source>
        <translation>稀疏头不完整：512 字节中只有 %1 字节</translation>
    </message>
    <message>
        <source>The steps of the operation contradict each other</source>
        <translation>操作的步骤互相矛盾</translation>
    </message>
    <message>
        <source>The stream holds more than %1 grains and has no table of contents</source>
        <translation>数据流含有超过 %1 个颗粒，却没有目录</translation>
    </message>
    <message>
        <source>The tables have %1 entries for data behind the end of the disk</source>
        <translation>表中有 %1 项指向磁盘末尾之后的数据</translation>
    </message>
    <message>
        <source>The text encoding cannot be changed: the disk&apos;s description holds text in %1</source>
        <translation>不能更改文本编码：磁盘的描述含有 %1 编码的文本</translation>
    </message>
    <message>
        <source>The text encoding cannot be changed: the file holds text in %1</source>
        <translation>不能更改文本编码：文件含有 %1 编码的文本</translation>
    </message>
    <message>
        <source>The text encoding of the names in this description.</source>
        <translation>此描述中名称的文本编码。</translation>
    </message>
    <message>
        <source>The text encoding “%1” is not known</source>
        <translation>文本编码“%1”未知</translation>
    </message>
    <message>
        <source>The text has more than %1 lines</source>
        <translation>文本超过 %1 行</translation>
    </message>
    <message>
        <source>The text is longer than %1 bytes</source>
        <translation>文本超过 %1 字节</translation>
    </message>
    <message>
        <source>The two copies of grain table %1 differ</source>
        <translation>颗粒表 %1 的两个副本不同</translation>
    </message>
    <message>
        <source>The two copies of grain table %1 differ in %2 entries</source>
        <translation>颗粒表 %1 的两个副本有 %2 项不同</translation>
    </message>
    <message>
        <source>The type “%1” is not known</source>
        <translation>类型“%1”未知</translation>
    </message>
    <message>
        <source>The unfinished operation (%1) is not known to this version</source>
        <translation>此版本不认识未完成的操作 (%1)</translation>
    </message>
    <message>
        <source>The unfinished operation has a step (%1) that this version does not know</source>
        <translation>未完成的操作中有此版本不认识的步骤 (%1)</translation>
    </message>
    <message>
        <source>The unfinished operation was begun by a newer version</source>
        <translation>未完成的操作由更新的版本开始</translation>
    </message>
    <message>
        <source>The value is longer than %1 bytes</source>
        <translation>值超过 %1 字节</translation>
    </message>
    <message>
        <source>The value is not UTF-8 text</source>
        <translation>值不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>The value must be 32 hexadecimal digits</source>
        <translation>值必须是 32 位十六进制数</translation>
    </message>
    <message>
        <source>The value must be a whole number</source>
        <translation>值必须是整数</translation>
    </message>
    <message>
        <source>The value must be one of these: %1</source>
        <translation>值必须是以下之一：%1</translation>
    </message>
    <message>
        <source>The version of VMware Tools in the guest; 2147483647 means unknown.</source>
        <translation>客户机中 VMware Tools 的版本；2147483647 表示未知。</translation>
    </message>
    <message>
        <source>The virtual machine has no disk at %1</source>
        <translation>虚拟机在 %1 处没有磁盘</translation>
    </message>
    <message>
        <source>The virtual machine is encrypted: its settings cannot be read without the password</source>
        <translation>虚拟机已加密：没有密码无法读取其设置</translation>
    </message>
    <message>
        <source>The virtual machine is suspended: its disks must not be changed until it is resumed</source>
        <translation>虚拟机已挂起：恢复运行之前不得更改其磁盘</translation>
    </message>
    <message>
        <source>The virtual machine names “%1” as a disk (%2), but it is only a part of one, or none</source>
        <translation>虚拟机把“%1”列为磁盘 (%2)，但它只是磁盘的一部分，或根本不是</translation>
    </message>
    <message>
        <source>The volume is read-only: choose another folder, or make the volume writable.</source>
        <translation>卷是只读的：请另选文件夹，或将卷设为可写。</translation>
    </message>
    <message>
        <source>There are more such remarks; they are left out</source>
        <translation>还有更多此类说明，已省略</translation>
    </message>
    <message>
        <source>There is a file of this name already</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>There is already a file of this name</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>There is nothing to change</source>
        <translation>没有可更改的内容</translation>
    </message>
    <message>
        <source>This SE sparse file is damaged or of a newer kind than is known; it is not guessed at.</source>
        <translation>此 SE sparse 文件已损坏或比已知的类型更新，不作猜测。</translation>
    </message>
    <message>
        <source>This disk has %1 sectors, its parent “%2” has %3</source>
        <translation>此磁盘有 %1 个扇区，其父磁盘“%2”有 %3 个</translation>
    </message>
    <message>
        <source>This file is a piece of a disk, and nothing in its folder says which</source>
        <translation>此文件是磁盘的一部分，但其文件夹中没有任何内容说明属于哪个磁盘</translation>
    </message>
    <message>
        <source>This file of the disk is missing</source>
        <translation>缺少磁盘的这个文件</translation>
    </message>
    <message>
        <source>This file system (%1) holds files of up to %2 bytes</source>
        <translation>此文件系统 (%1) 的单个文件上限为 %2 字节</translation>
    </message>
    <message>
        <source>This file system cannot hold so large a file: choose a type that splits the disk.</source>
        <translation>此文件系统容纳不下这么大的文件：请选择拆分磁盘的类型。</translation>
    </message>
    <message>
        <source>This is a device or another special file; only ordinary files are opened</source>
        <translation>这是设备或其他特殊文件，只能打开普通文件</translation>
    </message>
    <message>
        <source>This is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>This is no description of a VMware disk: it does not say its version</source>
        <translation>这不是 VMware 磁盘的描述：没有说明版本</translation>
    </message>
    <message>
        <source>This is not a VMware disk</source>
        <translation>这不是 VMware 磁盘</translation>
    </message>
    <message>
        <source>This is not a possible file name</source>
        <translation>这不是可用的文件名</translation>
    </message>
    <message>
        <source>This part of the disk is a volume of a storage system (raw device mapping); the file only points to it and holds none of its data</source>
        <translation>磁盘的这一部分是存储系统的卷（裸设备映射）；文件只指向它，不含其数据</translation>
    </message>
    <message>
        <source>This part of the disk is an object of a storage system (%1); it is not in a file</source>
        <translation>磁盘的这一部分是存储系统的对象 (%1)，不在文件中</translation>
    </message>
    <message>
        <source>This part of the disk is an object of a vSAN data store; it is not in a file</source>
        <translation>磁盘的这一部分是 vSAN 数据存储的对象，不在文件中</translation>
    </message>
    <message>
        <source>This part of the disk is declared as always zero; nothing but zeros can be written there</source>
        <translation>磁盘的这一部分声明为恒为零，只能写入零</translation>
    </message>
    <message>
        <source>This part of the disk is the physical drive %1</source>
        <translation>磁盘的这一部分是物理驱动器 %1</translation>
    </message>
    <message>
        <source>This system has no converter from %1 to %2</source>
        <translation>此系统没有从 %1 到 %2 的转换器</translation>
    </message>
    <message>
        <source>Too many files are open: raise the limit of open files.</source>
        <translation>打开的文件太多：请提高打开文件数的上限。</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请等它结束后重试。</translation>
    </message>
    <message>
        <source>Turn off change tracking in the virtual machine&apos;s settings, or write to a clone</source>
        <translation>请在虚拟机设置中关闭更改跟踪，或写入克隆</translation>
    </message>
    <message>
        <source>Two places of the disk share the same stored data</source>
        <translation>磁盘的两处共用同一份存储数据</translation>
    </message>
    <message>
        <source>Unknown SE sparse grain size %1</source>
        <translation>未知的 SE sparse 颗粒大小 %1</translation>
    </message>
    <message>
        <source>Unknown SE sparse table size %1</source>
        <translation>未知的 SE sparse 表大小 %1</translation>
    </message>
    <message>
        <source>Unknown SE sparse version %1</source>
        <translation>未知的 SE sparse 版本 %1</translation>
    </message>
    <message>
        <source>Unknown compression algorithm %1</source>
        <translation>未知的压缩算法 %1</translation>
    </message>
    <message>
        <source>Unpack it first (gunzip)</source>
        <translation>请先解压 (gunzip)</translation>
    </message>
    <message>
        <source>Use a multiple of %1 sectors.</source>
        <translation>请使用 %1 个扇区的整数倍。</translation>
    </message>
    <message>
        <source>Use a power of two from 16 to 2048; 128 is usual.</source>
        <translation>请使用 16 到 2048 之间的 2 的幂，通常为 128。</translation>
    </message>
    <message>
        <source>Use a power of two up to 2048; 1 is usual.</source>
        <translation>请使用不超过 2048 的 2 的幂，通常为 1。</translation>
    </message>
    <message>
        <source>Use a split (twoGbMaxExtentSparse) or a flat kind.</source>
        <translation>请使用拆分 (twoGbMaxExtentSparse) 或平面类型。</translation>
    </message>
    <message>
        <source>Use a split or a flat kind for disks of this size.</source>
        <translation>这种大小的磁盘请使用拆分或平面类型。</translation>
    </message>
    <message>
        <source>Use another kind for disks of this size.</source>
        <translation>这种大小的磁盘请使用其他类型。</translation>
    </message>
    <message>
        <source>Use characters of that encoding.</source>
        <translation>请使用该编码中的字符。</translation>
    </message>
    <message>
        <source>Use larger pieces or another kind.</source>
        <translation>请使用更大的分块或其他类型。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores.</source>
        <translation>请使用字母、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>VMware Workstation and Fusion take disks of up to 8 TB.</source>
        <translation>VMware Workstation 和 Fusion 支持最大 8 TB 的磁盘。</translation>
    </message>
    <message>
        <source>VMware&apos;s disks end at 62 TB</source>
        <translation>VMware 的磁盘上限为 62 TB</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Version %1 of the description is not one that is known</source>
        <translation>描述的版本 %1 未知</translation>
    </message>
    <message>
        <source>VirtualBox does not open disks of more than about 1000 files.</source>
        <translation>VirtualBox 打不开超过约 1000 个文件的磁盘。</translation>
    </message>
    <message>
        <source>VirtualBox&apos;s identity of the disk.</source>
        <translation>VirtualBox 的磁盘标识。</translation>
    </message>
    <message>
        <source>VirtualBox&apos;s identity of the parent disk.</source>
        <translation>VirtualBox 的父磁盘标识。</translation>
    </message>
    <message>
        <source>VirtualBox&apos;s mark of the last change.</source>
        <translation>VirtualBox 的最近更改标记。</translation>
    </message>
    <message>
        <source>What went into a pipe cannot be read back to verify it</source>
        <translation>写入管道的内容无法回读校验</translation>
    </message>
    <message>
        <source>Whether ESXi takes space for the disk only as it fills.</source>
        <translation>ESXi 是否仅在磁盘写入数据时才占用空间。</translation>
    </message>
    <message>
        <source>Whether a storage array made this snapshot.</source>
        <translation>此快照是否由存储阵列创建。</translation>
    </message>
    <message>
        <source>Whether vSphere may delete the disk with its machine.</source>
        <translation>vSphere 是否可以随虚拟机一起删除磁盘。</translation>
    </message>
    <message>
        <source>Write to a file, or compare the disks afterwards.</source>
        <translation>请写入文件，或之后再比较磁盘。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Writing metadata</source>
        <translation>正在写入元数据</translation>
    </message>
    <message>
        <source>Writing to “%1”</source>
        <translation>正在写入“%1”</translation>
    </message>
    <message>
        <source>Your share (quota) of this volume is used up: free some of it, or choose another one.</source>
        <translation>您在此卷上的配额已用完：请腾出一部分，或另选一个卷。</translation>
    </message>
    <message>
        <source>Zeros must cover whole grains</source>
        <translation>零必须覆盖整个颗粒</translation>
    </message>
    <message>
        <source>a VMware program that cannot be made out</source>
        <translation>无法辨认的 VMware 程序</translation>
    </message>
    <message>
        <source>another program that has it open for writing</source>
        <translation>以写入方式打开它的其他程序</translation>
    </message>
    <message>
        <source>ffffffff means “no parent” and cannot be the content ID of a disk</source>
        <translation>ffffffff 表示“没有父磁盘”，不能作为磁盘的内容 ID</translation>
    </message>
    <message>
        <source>vSphere I/O filters that process the data, such as encryption or caching.</source>
        <translation>处理数据的 vSphere I/O 筛选器，例如加密或缓存。</translation>
    </message>
    <message>
        <source>zlib could not be set up</source>
        <translation>无法初始化 zlib</translation>
    </message>
    <message>
        <source>“%1” cannot be empty</source>
        <translation>“%1”不能为空</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a metadata key</source>
        <translation>“%1”不能作为元数据键的名称</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a setting</source>
        <translation>“%1”不能作为设置的名称</translation>
    </message>
    <message>
        <source>“%1” cannot be written: quotes and control characters have no place in a disk&apos;s description</source>
        <translation>无法写入“%1”：磁盘描述中不能出现引号和控制字符</translation>
    </message>
    <message>
        <source>“%1” cannot be written: the file&apos;s text encoding, %2, does not have “%3”</source>
        <translation>无法写入“%1”：文件的文本编码 %2 中没有“%3”</translation>
    </message>
    <message>
        <source>“%1” does not fit on one line</source>
        <translation>“%1”一行放不下</translation>
    </message>
    <message>
        <source>“%1” holds the disk together: a wrong value makes it unreadable</source>
        <translation>“%1”维系着整个磁盘：错误的值会使其无法读取</translation>
    </message>
    <message>
        <source>“%1” is damaged</source>
        <translation>“%1”已损坏</translation>
    </message>
    <message>
        <source>“%1” is filtered by its host and may be encrypted: the copy holds the bytes as they are stored</source>
        <translation>“%1”由其主机筛选，可能已加密：副本按存储的原样保留字节</translation>
    </message>
    <message>
        <source>“%1” is in use (%2). What is written there meanwhile may be seen in part</source>
        <translation>“%1”正在使用中 (%2)。期间写入的内容可能只看到一部分</translation>
    </message>
    <message>
        <source>“%1” is no value for %2: %3</source>
        <translation>“%1”不能作为 %2 的值：%3</translation>
    </message>
    <message>
        <source>“%1” is not UTF-8 text</source>
        <translation>“%1”不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>“%1” is not a kind of disk</source>
        <translation>“%1”不是磁盘类型</translation>
    </message>
    <message>
        <source>“%1” is there more than once; the first value, “%2”, counts</source>
        <translation>“%1”出现了多次，以第一个值“%2”为准</translation>
    </message>
    <message>
        <source>Entry %1 of the list has no number of its own and is left out</source>
        <translation>列表中的第 %1 项没有自己的编号，已略过</translation>
    </message>
    <message>
        <source>Snapshot #%1 has no disk at %2</source>
        <translation>快照 #%1 在 %2 上没有磁盘</translation>
    </message>
    <message>
        <source>The list has no number left for another snapshot</source>
        <translation>列表中已没有可用于新快照的编号</translation>
    </message>
    <message>
        <source>The list has no snapshot #%1</source>
        <translation>列表中没有快照 #%1</translation>
    </message>
    <message>
        <source>The list has several snapshots #%1; only the first one counts</source>
        <translation>列表中有多个快照 #%1，只以第一个为准</translation>
    </message>
    <message>
        <source>The list says that snapshot #%1 is the current one, but does not list it</source>
        <translation>列表称快照 #%1 为当前快照，但其中没有该快照</translation>
    </message>
    <message>
        <source>The next snapshot has the number #%1</source>
        <translation>下一个快照的编号为 #%1</translation>
    </message>
    <message>
        <source>The parent #%1 of snapshot “%2” is not in the list</source>
        <translation>快照“%2”的父快照 #%1 不在列表中</translation>
    </message>
    <message>
        <source>The snapshot “%1” is its own ancestor in the list</source>
        <translation>在列表中，快照“%1”是其自身的祖先</translation>
    </message>
    <message>
        <source>An operation was cut off before it was finished</source>
        <translation>某个操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Changing the disk&apos;s metadata was cut off before it was finished</source>
        <translation>对磁盘元数据的更改在完成之前中断了</translation>
    </message>
    <message>
        <source>Changing the machine&apos;s snapshots was cut off before it was finished</source>
        <translation>对虚拟机快照的更改在完成之前中断了</translation>
    </message>
    <message>
        <source>Defragmenting the disk was cut off before it was finished</source>
        <translation>整理磁盘碎片的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Deleting the disk was cut off before it was finished</source>
        <translation>删除磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Growing the disk was cut off before it was finished</source>
        <translation>扩大磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Making the disk independent of its parents was cut off before it was finished</source>
        <translation>使磁盘独立于父磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Merging snapshots was cut off before it was finished</source>
        <translation>合并快照的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Renaming the disk was cut off before it was finished</source>
        <translation>重命名磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Repairing the disk was cut off before it was finished</source>
        <translation>修复磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Replacing the disk by another was cut off before it was finished</source>
        <translation>用另一个磁盘替换此磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>Shrinking the disk was cut off before it was finished</source>
        <translation>收缩磁盘的操作在完成之前中断了</translation>
    </message>
    <message>
        <source>A program that no longer runs has left the lock “%1” behind: it may be deleted</source>
        <translation>一个已不在运行的程序留下了锁“%1”，可以将其删除</translation>
    </message>
    <message>
        <source>An operation was cut off here; the next change finishes it</source>
        <translation>此处有一项操作曾被中断，下一次更改时会将其完成</translation>
    </message>
    <message>
        <source>Resume it and shut it down first.</source>
        <translation>请先恢复运行并将其关机。</translation>
    </message>
    <message>
        <source>Say which one by its number, as in #%1.</source>
        <translation>请用编号指明是哪一个，例如 #%1。</translation>
    </message>
    <message>
        <source>Several snapshots are named “%1”: %2</source>
        <translation>有多个快照名为“%1”：%2</translation>
    </message>
    <message>
        <source>The disk has %1 bytes, but its parent “%2” has %3: one of them was grown or shrunk while they belonged together</source>
        <translation>该磁盘有 %1 字节，而其父磁盘“%2”有 %3 字节：其中之一在两者关联期间被扩大或缩小过</translation>
    </message>
    <message>
        <source>The disk lies in another folder and may belong to another machine</source>
        <translation>该磁盘位于另一个文件夹，可能属于另一台虚拟机</translation>
    </message>
    <message>
        <source>The disk “%1” of this snapshot is missing: put it back, or discard the snapshot</source>
        <translation>此快照的磁盘“%1”缺失：请将其放回，或丢弃该快照</translation>
    </message>
    <message>
        <source>The disks of this state contradict each other about what it builds on</source>
        <translation>此状态的各磁盘对其所基于的状态说法不一</translation>
    </message>
    <message>
        <source>The file is not a virtual disk</source>
        <translation>该文件不是虚拟磁盘</translation>
    </message>
    <message>
        <source>The list of snapshots says that this builds on #%1, but its disks build on #%2</source>
        <translation>快照列表称此状态基于 #%1，但其磁盘基于 #%2</translation>
    </message>
    <message>
        <source>The machine has no snapshot “%1”</source>
        <translation>该虚拟机没有快照“%1”</translation>
    </message>
    <message>
        <source>The machine runs on disks with redo logs, but its list of snapshots is empty: adopt the states that are needed, merge the others</source>
        <translation>该虚拟机运行在带有重做日志的磁盘上，但其快照列表为空：请收养需要的状态，合并其余的</translation>
    </message>
    <message>
        <source>The machine runs on “%1”, which holds a snapshot: what is written now destroys it</source>
        <translation>该虚拟机运行在保存着快照的“%1”上：现在写入的内容会破坏该快照</translation>
    </message>
    <message>
        <source>The parent disk “%1” has been changed since this disk was made from it (content ID %2, expected %3): compare the two, then attach this disk to it anew</source>
        <translation>自从由父磁盘“%1”创建此磁盘以来，父磁盘已被更改（内容 ID 为 %2，应为 %3）：请比较两者，然后将此磁盘重新附加到父磁盘</translation>
    </message>
    <message>
        <source>The parent disk “%1” is missing: put it back, or attach this disk to it where it is now</source>
        <translation>父磁盘“%1”缺失：请将其放回，或将此磁盘附加到其现在所在的位置</translation>
    </message>
    <message>
        <source>The parent disk “%1” is not where this disk says, but was found elsewhere: attach this disk to it so that other programs find it, too</source>
        <translation>父磁盘“%1”不在此磁盘所说的位置，而是在别处找到的：请将此磁盘附加到它，以便其他程序也能找到</translation>
    </message>
    <message>
        <source>The virtual machine is encrypted</source>
        <translation>该虚拟机已加密</translation>
    </message>
    <message>
        <source>The virtual machine is suspended</source>
        <translation>该虚拟机已挂起</translation>
    </message>
    <message>
        <source>VMware could not merge everything it wanted to: links are left that no snapshot names</source>
        <translation>VMware 未能完成所需的全部合并：留下了没有快照引用的链接</translation>
    </message>
    <message>
        <source>A disk of the kind %1 cannot grow in place</source>
        <translation>%1 类型的磁盘不能就地扩大</translation>
    </message>
    <message>
        <source>A file of the disk is missing</source>
        <translation>磁盘的一个文件缺失</translation>
    </message>
    <message>
        <source>Clone it to another kind; the clone can grow.</source>
        <translation>请将其克隆为另一种类型；克隆可以扩大。</translation>
    </message>
    <message>
        <source>Clone it; the clone can grow.</source>
        <translation>请先克隆；克隆可以扩大。</translation>
    </message>
    <message>
        <source>Clone the disk to a split kind, or to another folder.</source>
        <translation>请将磁盘克隆为拆分类型，或克隆到另一个文件夹。</translation>
    </message>
    <message>
        <source>Clone the disk to a split kind; the clone can grow.</source>
        <translation>请将磁盘克隆为拆分类型；克隆可以扩大。</translation>
    </message>
    <message>
        <source>Free some space first.</source>
        <translation>请先释放一些空间。</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>正在扩大</translation>
    </message>
    <message>
        <source>Growing “%1”</source>
        <translation>正在扩大“%1”</translation>
    </message>
    <message>
        <source>It is no part of the disk. Move it elsewhere, then grow the disk again.</source>
        <translation>它不是该磁盘的一部分。请把它移到别处，然后再次扩大磁盘。</translation>
    </message>
    <message>
        <source>Merge its snapshots first, or clone it: the clone can grow.</source>
        <translation>请先合并其快照，或克隆它：克隆可以扩大。</translation>
    </message>
    <message>
        <source>Merge or discard the snapshots first.</source>
        <translation>请先合并或丢弃快照。</translation>
    </message>
    <message>
        <source>Move the .undo file out of the folder: the snapshots stay as they are, and what was discarded appears as unlisted files.</source>
        <translation>请将 .undo 文件移出该文件夹：快照保持不变，已丢弃的内容将显示为未列出的文件。</translation>
    </message>
    <message>
        <source>Only the disk grows. Its partitions keep their sizes: make them larger in the guest afterwards, with its own disk management (Windows), or growpart and resize2fs or xfs_growfs (Linux).</source>
        <translation>只有磁盘会扩大，分区大小不变：之后请在客户机中扩大分区，例如使用 Windows 的磁盘管理，或 Linux 的 growpart 与 resize2fs 或 xfs_growfs。</translation>
    </message>
    <message>
        <source>The disk has %1 sectors already; growing cannot make it smaller</source>
        <translation>磁盘已有 %1 个扇区；扩大不能使其变小</translation>
    </message>
    <message>
        <source>The disk has %1 sectors now. Make its partitions larger in the guest.</source>
        <translation>磁盘现在有 %1 个扇区。请在客户机中扩大其分区。</translation>
    </message>
    <message>
        <source>The disk has no extents</source>
        <translation>磁盘没有区段</translation>
    </message>
    <message>
        <source>The disk has this capacity already; nothing was written</source>
        <translation>磁盘已经是这个容量；未写入任何内容</translation>
    </message>
    <message>
        <source>The disk is the redo log of a snapshot; only a disk without parents can grow</source>
        <translation>该磁盘是快照的重做日志；只有没有父磁盘的磁盘才能扩大</translation>
    </message>
    <message>
        <source>The disk&apos;s tables do not all lie at the front of its file</source>
        <translation>磁盘的表没有全部位于文件的开头</translation>
    </message>
    <message>
        <source>The file would grow to %1 bytes; this file system (%2) holds files of up to %3 bytes</source>
        <translation>文件将增长到 %1 字节；此文件系统 (%2) 的文件最大为 %3 字节</translation>
    </message>
    <message>
        <source>The list of steps that can be undone is damaged</source>
        <translation>可撤销步骤的列表已损坏</translation>
    </message>
    <message>
        <source>The pieces of the disk are not named by a file of their own</source>
        <translation>磁盘的各部分没有由单独的文件列出</translation>
    </message>
    <message>
        <source>This kind of sparse file cannot grow in place</source>
        <translation>这种稀疏文件不能就地扩大</translation>
    </message>
    <message>
        <source>Up to %1 bytes are needed, %2 are free</source>
        <translation>最多需要 %1 字节，可用 %2 字节</translation>
    </message>
    <message>
        <source>“%1” is a snapshot on top of this disk, and would no longer fit it</source>
        <translation>“%1”是基于此磁盘的快照，将不再与其匹配</translation>
    </message>
    <message>
        <source>Deleted %1 files</source>
        <translation>已删除 %1 个文件</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Deleting “%1”</source>
        <translation>正在删除“%1”</translation>
    </message>
    <message>
        <source>Merge or discard the snapshots first, or force it.</source>
        <translation>请先合并或丢弃快照，或强制执行。</translation>
    </message>
    <message>
        <source>Remove the disk from the machine first, or force it.</source>
        <translation>请先从虚拟机中移除该磁盘，或强制执行。</translation>
    </message>
    <message>
        <source>The virtual machine “%1” uses this disk</source>
        <translation>虚拟机“%1”正在使用此磁盘</translation>
    </message>
    <message>
        <source>“%1” builds on this disk and will not open any more</source>
        <translation>“%1”基于此磁盘，将无法再打开</translation>
    </message>
    <message>
        <source>“%1” builds on this disk and would be lost with it</source>
        <translation>“%1”基于此磁盘，将随之丢失</translation>
    </message>
    <message>
        <source>“%1” stays: another disk consists of it, too</source>
        <translation>“%1”保留：另一个磁盘也由它组成</translation>
    </message>
    <message>
        <source>%1 snapshots build on “%2”</source>
        <translation>有 %1 个快照基于“%2”</translation>
    </message>
    <message>
        <source>A disk that no snapshot names builds on “%1”</source>
        <translation>有一个任何快照都未提及的磁盘基于“%1”</translation>
    </message>
    <message>
        <source>A snapshot needs a name</source>
        <translation>快照需要名称</translation>
    </message>
    <message>
        <source>Adopt or discard that disk first.</source>
        <translation>请先收录或丢弃该磁盘。</translation>
    </message>
    <message>
        <source>Another snapshot builds on “%1”</source>
        <translation>另一个快照基于“%1”</translation>
    </message>
    <message>
        <source>Branching from snapshot #%1</source>
        <translation>正在从快照 #%1 分支</translation>
    </message>
    <message>
        <source>Changing snapshots</source>
        <translation>正在更改快照</translation>
    </message>
    <message>
        <source>Deleted what had been discarded</source>
        <translation>已删除先前丢弃的内容</translation>
    </message>
    <message>
        <source>Deleting discarded files</source>
        <translation>正在删除已丢弃的文件</translation>
    </message>
    <message>
        <source>Discarded %1 unlisted disks; their files stay until they are purged</source>
        <translation>已丢弃 %1 个未列出的磁盘；其文件在清除之前会保留</translation>
    </message>
    <message>
        <source>Discarded snapshot “%1”; its files stay until they are purged</source>
        <translation>已丢弃快照“%1”；其文件在清除之前会保留</translation>
    </message>
    <message>
        <source>Discarding %1 unlisted files</source>
        <translation>正在丢弃 %1 个未列出的文件</translation>
    </message>
    <message>
        <source>Discarding snapshot #%1</source>
        <translation>正在丢弃快照 #%1</translation>
    </message>
    <message>
        <source>Go to another snapshot first, or merge this one.</source>
        <translation>请先转到另一个快照，或合并此快照。</translation>
    </message>
    <message>
        <source>Going to snapshot #%1</source>
        <translation>正在转到快照 #%1</translation>
    </message>
    <message>
        <source>Keep it as a snapshot, or say that it may be discarded.</source>
        <translation>请将其保留为快照，或指明可以丢弃。</translation>
    </message>
    <message>
        <source>Merge the snapshot instead, or discard it with everything that builds on it.</source>
        <translation>请改为合并该快照，或将其连同基于它的一切一起丢弃。</translation>
    </message>
    <message>
        <source>Name the .vmx file of the one you mean.</source>
        <translation>请指明所指虚拟机的 .vmx 文件。</translation>
    </message>
    <message>
        <source>Renaming snapshot #%1</source>
        <translation>正在重命名快照 #%1</translation>
    </message>
    <message>
        <source>Take a snapshot of the present state, or say that it may be lost.</source>
        <translation>请为当前状态拍摄快照，或指明可以丢失。</translation>
    </message>
    <message>
        <source>Taking snapshot “%1”</source>
        <translation>正在拍摄快照“%1”</translation>
    </message>
    <message>
        <source>The disk at %1 is not part of the snapshot; it stays as it is</source>
        <translation>%1 处的磁盘不属于该快照；它保持不变</translation>
    </message>
    <message>
        <source>The disk is discarded already</source>
        <translation>该磁盘已被丢弃</translation>
    </message>
    <message>
        <source>The disk is in use: a snapshot or the machine names it</source>
        <translation>该磁盘正在使用：有快照或虚拟机提及它</translation>
    </message>
    <message>
        <source>The disk of the virtual machine at %1 is missing</source>
        <translation>虚拟机在 %1 处的磁盘缺失</translation>
    </message>
    <message>
        <source>The folder holds %1 virtual machines</source>
        <translation>该文件夹中有 %1 台虚拟机</translation>
    </message>
    <message>
        <source>The last step cannot be undone: a discarded file is gone</source>
        <translation>无法撤销上一步：一个已丢弃的文件已不存在</translation>
    </message>
    <message>
        <source>The last step cannot be undone: another disk builds on “%1”</source>
        <translation>无法撤销上一步：另一个磁盘基于“%1”</translation>
    </message>
    <message>
        <source>The last step cannot be undone: the machine was changed since</source>
        <translation>无法撤销上一步：虚拟机此后已更改</translation>
    </message>
    <message>
        <source>The machine has no snapshot #%1</source>
        <translation>该虚拟机没有快照 #%1</translation>
    </message>
    <message>
        <source>The machine has written to its disks since the last step; undoing it would lose that</source>
        <translation>虚拟机自上一步之后已写入磁盘；撤销会丢失这些内容</translation>
    </message>
    <message>
        <source>The machine is at snapshot “%1” now</source>
        <translation>虚拟机现在位于快照“%1”</translation>
    </message>
    <message>
        <source>The present state holds data that is in no snapshot (%1)</source>
        <translation>当前状态含有任何快照都没有的数据 (%1)</translation>
    </message>
    <message>
        <source>The present state of the machine builds on snapshot “%1”</source>
        <translation>虚拟机的当前状态基于快照“%1”</translation>
    </message>
    <message>
        <source>The present state of the machine builds on “%1”</source>
        <translation>虚拟机的当前状态基于“%1”</translation>
    </message>
    <message>
        <source>The snapshot has a disk at %1, but the virtual machine has none there now; that disk stays as it is</source>
        <translation>该快照在 %1 处有磁盘，但虚拟机现在那里没有磁盘；该磁盘保持不变</translation>
    </message>
    <message>
        <source>The snapshot has none of the virtual machine&apos;s disks</source>
        <translation>该快照不含虚拟机的任何磁盘</translation>
    </message>
    <message>
        <source>The snapshot is called “%1” now</source>
        <translation>该快照现在名为“%1”</translation>
    </message>
    <message>
        <source>The virtual machine has no disk that takes part in snapshots</source>
        <translation>虚拟机没有参与快照的磁盘</translation>
    </message>
    <message>
        <source>The virtual machine is suspended: its memory would no longer match its disks</source>
        <translation>虚拟机已挂起：其内存将不再与磁盘匹配</translation>
    </message>
    <message>
        <source>There is no number left for another link of these disks</source>
        <translation>这些磁盘的下一个链接已没有可用编号</translation>
    </message>
    <message>
        <source>There is no step that could be undone</source>
        <translation>没有可撤销的步骤</translation>
    </message>
    <message>
        <source>There is no virtual machine in this folder</source>
        <translation>此文件夹中没有虚拟机</translation>
    </message>
    <message>
        <source>There is no virtual machine of this name</source>
        <translation>没有此名称的虚拟机</translation>
    </message>
    <message>
        <source>There is nothing to discard</source>
        <translation>没有可丢弃的内容</translation>
    </message>
    <message>
        <source>Took snapshot “%1”</source>
        <translation>已拍摄快照“%1”</translation>
    </message>
    <message>
        <source>Undid the last step (%1)</source>
        <translation>已撤销上一步 (%1)</translation>
    </message>
    <message>
        <source>Undoing the last step</source>
        <translation>正在撤销上一步</translation>
    </message>
    <message>
        <source>What was discarded stays in the folder until it is purged.</source>
        <translation>已丢弃的内容在清除之前会保留在文件夹中。</translation>
    </message>
    <message>
        <source>Without a .vmx file there is no present state</source>
        <translation>没有 .vmx 文件就没有当前状态</translation>
    </message>
    <message>
        <source>“%1” belongs to snapshot “%2” and stays in the folder</source>
        <translation>“%1”属于快照“%2”，会保留在文件夹中</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: another disk builds on it</source>
        <translation>无法删除“%1”：另一个磁盘基于它</translation>
    </message>
    <message>
        <source>“%1” is a whole disk, not only changes to one</source>
        <translation>“%1”是一个完整磁盘，而不只是对某磁盘的更改</translation>
    </message>
    <message>
        <source>“%1” is in use again and stays</source>
        <translation>“%1”又在使用中，会保留</translation>
    </message>
    <message>
        <source>“%1” is not discarded: it is a whole disk, or others build on it</source>
        <translation>“%1”未被丢弃：它是完整磁盘，或有其他磁盘基于它</translation>
    </message>
    <message>
        <source>“%1”, which no snapshot names, builds on it and is discarded, too</source>
        <translation>任何快照都未提及的“%1”基于它，也会被丢弃</translation>
    </message>
    <message>
        <source>A link is merged into its parent alone, or into all its children</source>
        <translation>链接要么仅合并到其父磁盘，要么合并到其所有子磁盘</translation>
    </message>
    <message>
        <source>A snapshot names this disk already</source>
        <translation>已有快照提及此磁盘</translation>
    </message>
    <message>
        <source>Add it to the machine as a disk of its own, or attach it to the link it was made from.</source>
        <translation>请将其作为独立磁盘添加到虚拟机，或将其附加到创建它时所用的链接。</translation>
    </message>
    <message>
        <source>Adopt them one after the other.</source>
        <translation>请逐个收录。</translation>
    </message>
    <message>
        <source>Adopting %1 unlisted disks</source>
        <translation>正在收录 %1 个未列出的磁盘</translation>
    </message>
    <message>
        <source>Another disk, “%1”, builds on it</source>
        <translation>另一个磁盘“%1”基于它</translation>
    </message>
    <message>
        <source>Clone the whole disk instead</source>
        <translation>请改为克隆整个磁盘</translation>
    </message>
    <message>
        <source>Listed as snapshot “%1”</source>
        <translation>已列为快照“%1”</translation>
    </message>
    <message>
        <source>Merge or remove that one first.</source>
        <translation>请先合并或移除该磁盘。</translation>
    </message>
    <message>
        <source>Snapshot #%1 builds on snapshot #%2</source>
        <translation>快照 #%1 基于快照 #%2</translation>
    </message>
    <message>
        <source>Take a snapshot instead.</source>
        <translation>请改为拍摄快照。</translation>
    </message>
    <message>
        <source>The disk does not build on “%1”</source>
        <translation>该磁盘并非基于“%1”</translation>
    </message>
    <message>
        <source>The disk does not build on “%1” as it is now</source>
        <translation>该磁盘并非基于“%1”的当前内容</translation>
    </message>
    <message>
        <source>The disk has %1 bytes, its parent %2</source>
        <translation>该磁盘为 %1 字节，其父磁盘为 %2 字节</translation>
    </message>
    <message>
        <source>The disk has a part that is always zero, in which nothing can be stored</source>
        <translation>该磁盘有一部分始终为零，无法存储内容</translation>
    </message>
    <message>
        <source>The disk is a state of none of the machine&apos;s disks</source>
        <translation>该磁盘不是虚拟机任何磁盘的状态</translation>
    </message>
    <message>
        <source>The disk was discarded</source>
        <translation>该磁盘已被丢弃</translation>
    </message>
    <message>
        <source>The disks build on different snapshots; the first one counts</source>
        <translation>这些磁盘基于不同的快照；以第一个为准</translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation>该文件已不存在</translation>
    </message>
    <message>
        <source>The machine runs on this disk</source>
        <translation>虚拟机正在此磁盘上运行</translation>
    </message>
    <message>
        <source>There is nothing to adopt</source>
        <translation>没有可收录的内容</translation>
    </message>
    <message>
        <source>Two of the disks are states of the one at %1</source>
        <translation>其中两个磁盘都是 %1 处磁盘的状态</translation>
    </message>
    <message>
        <source>Undo the step that discarded it.</source>
        <translation>请撤销丢弃它的步骤。</translation>
    </message>
    <message>
        <source>A discarded disk still builds on “%1”</source>
        <translation>仍有已丢弃的磁盘基于“%1”</translation>
    </message>
    <message>
        <source>A merge cannot be undone</source>
        <translation>合并无法撤销</translation>
    </message>
    <message>
        <source>A merge cannot be undone, and neither can the steps before it</source>
        <translation>合并无法撤销，之前的步骤也无法撤销</translation>
    </message>
    <message>
        <source>A snapshot of the virtual machine keeps the parent as it is</source>
        <translation>虚拟机的一个快照要求父磁盘保持不变</translation>
    </message>
    <message>
        <source>Another disk, “%1”, builds on the parent, too</source>
        <translation>另一个磁盘“%1”也基于该父磁盘</translation>
    </message>
    <message>
        <source>Attach that disk again, or discard it.</source>
        <translation>请重新附加该磁盘，或丢弃它。</translation>
    </message>
    <message>
        <source>Discard it instead.</source>
        <translation>请改为丢弃它。</translation>
    </message>
    <message>
        <source>Links in different folders cannot be merged in one step</source>
        <translation>位于不同文件夹的链接不能在一步内合并</translation>
    </message>
    <message>
        <source>Merge the snapshot instead: that does it for all disks of the machine.</source>
        <translation>请改为合并快照：这会处理虚拟机的所有磁盘。</translation>
    </message>
    <message>
        <source>Merged snapshot “%1”: %2 bytes were written, %3 are freed</source>
        <translation>已合并快照“%1”：写入 %2 字节，释放 %3 字节</translation>
    </message>
    <message>
        <source>Merged “%1” into “%2”: %3 bytes were written, %4 are freed</source>
        <translation>已将“%1”合并到“%2”：写入 %3 字节，释放 %4 字节</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>正在合并</translation>
    </message>
    <message>
        <source>Merging snapshot #%1</source>
        <translation>正在合并快照 #%1</translation>
    </message>
    <message>
        <source>Merging “%1” into its parent</source>
        <translation>正在将“%1”合并到其父磁盘</translation>
    </message>
    <message>
        <source>Move the files into one folder first, or clone the disk.</source>
        <translation>请先把文件移到同一文件夹，或克隆磁盘。</translation>
    </message>
    <message>
        <source>Nothing builds on snapshot “%1”, so there is nothing to merge it into</source>
        <translation>没有任何内容基于快照“%1”，因此无处可合并</translation>
    </message>
    <message>
        <source>Nothing builds on “%1”; it stays in the folder, unlisted</source>
        <translation>没有任何内容基于“%1”；它保留在文件夹中，未列出</translation>
    </message>
    <message>
        <source>Purge what was discarded first, or undo the step that discarded it.</source>
        <translation>请先清除已丢弃的内容，或撤销丢弃它的那一步。</translation>
    </message>
    <message>
        <source>The disk has no parent, so there is nothing to merge it into</source>
        <translation>该磁盘没有父磁盘，因此无处可合并</translation>
    </message>
    <message>
        <source>“%1” builds on “%2”, which was changed since</source>
        <translation>“%1”基于“%2”，而后者此后已被更改</translation>
    </message>
    <message>
        <source>“%1” stays as it is: something else uses it, too</source>
        <translation>“%1”保持不变：还有其他内容使用它</translation>
    </message>
    <message>
        <source>“%1” stays without a snapshot, since %2 disks build on it: copying it to each would take more space</source>
        <translation>“%1”保留但不再对应快照，因为有 %2 个磁盘基于它：复制到每一个会占用更多空间</translation>
    </message>
    <message>
        <source>A compressed disk has no room to give back in place</source>
        <translation>压缩磁盘没有可就地回收的空间</translation>
    </message>
    <message>
        <source>Clone it: zeros are left out.</source>
        <translation>请克隆它：零数据会被略去。</translation>
    </message>
    <message>
        <source>Gave back %1 bytes</source>
        <translation>已回收 %1 字节</translation>
    </message>
    <message>
        <source>Looking for zeros</source>
        <translation>正在查找零数据</translation>
    </message>
    <message>
        <source>Shrinking</source>
        <translation>正在收缩</translation>
    </message>
    <message>
        <source>Shrinking “%1”</source>
        <translation>正在收缩“%1”</translation>
    </message>
    <message>
        <source>There is nothing to give back: no stored grain holds only zeros. In the guest, delete what is not needed and overwrite its free space with zeros, then shrink again.</source>
        <translation>没有可回收的空间：没有已存储的颗粒全为零。请在客户机中删除不需要的内容，用零覆盖其可用空间，然后再次收缩。</translation>
    </message>
    <message>
        <source>There was nothing to give back</source>
        <translation>没有可回收的空间</translation>
    </message>
    <message>
        <source>This kind of sparse file cannot be shrunk in place</source>
        <translation>这种稀疏文件不能就地收缩</translation>
    </message>
    <message>
        <source>A disk of type %1 cannot be a redo log</source>
        <translation>类型为 %1 的磁盘不能作为重做日志</translation>
    </message>
    <message>
        <source>A disk that is open for writing cannot be a parent</source>
        <translation>以写入方式打开的磁盘不能作为父磁盘</translation>
    </message>
    <message>
        <source>A snapshot is being merged into this disk, and that was cut off: by itself it holds a mixture of both</source>
        <translation>正在将快照合并到此磁盘，但合并中断了：单独来看，它的内容是两者的混合</translation>
    </message>
    <message>
        <source>Attaching “%1” to “%2”</source>
        <translation>正在将“%1”附加到“%2”</translation>
    </message>
    <message>
        <source>Choose monolithicSparse, twoGbMaxExtentSparse or vmfsSparse.</source>
        <translation>请选择 monolithicSparse、twoGbMaxExtentSparse 或 vmfsSparse。</translation>
    </message>
    <message>
        <source>Copying the parents of “%1” into it</source>
        <translation>正在将“%1”的父磁盘复制到其中</translation>
    </message>
    <message>
        <source>Either it is the wrong parent, or it was written since. If you know that it fits, attach it with the content ID corrected.</source>
        <translation>可能父磁盘不对，也可能它之后被写入过。如果您确定它适用，请在附加时更正内容 ID。</translation>
    </message>
    <message>
        <source>Give it another one first: meta set CID.</source>
        <translation>请先为它指定另一个内容 ID：meta set CID。</translation>
    </message>
    <message>
        <source>Going on where an earlier run was cut off</source>
        <translation>从先前中断的位置继续</translation>
    </message>
    <message>
        <source>Making “%1” on top of “%2”</source>
        <translation>正在“%2”之上创建“%1”</translation>
    </message>
    <message>
        <source>On top of another disk its holes would show what lies under them.</source>
        <translation>如果置于另一个磁盘之上，其空洞处会显示出下层的内容。</translation>
    </message>
    <message>
        <source>Open it for reading.</source>
        <translation>请以只读方式打开它。</translation>
    </message>
    <message>
        <source>Open the disk that builds on it, which reads right, or run the merge again: it goes on where it stopped.</source>
        <translation>请打开基于它的磁盘（其内容读取正确），或再次运行合并：合并会从停止的位置继续。</translation>
    </message>
    <message>
        <source>The content ID that the disk expects is changed from %1 to %2, though the parent may not be what it was made from.</source>
        <translation>磁盘所期望的内容 ID 将从 %1 改为 %2，但该父磁盘可能并不是创建它时所基于的磁盘。</translation>
    </message>
    <message>
        <source>The disk expects a parent with content ID %1; this one has %2</source>
        <translation>磁盘期望父磁盘的内容 ID 为 %1，而此父磁盘的内容 ID 为 %2</translation>
    </message>
    <message>
        <source>The disk has %1 bytes, the parent %2</source>
        <translation>磁盘有 %1 字节，父磁盘有 %2 字节</translation>
    </message>
    <message>
        <source>The disk has no parent: it is whole by itself, not a redo log</source>
        <translation>磁盘没有父磁盘：它本身是完整的，不是重做日志</translation>
    </message>
    <message>
        <source>The disk has no parents</source>
        <translation>磁盘没有父磁盘</translation>
    </message>
    <message>
        <source>The disk is part of the parent&apos;s own chain</source>
        <translation>该磁盘本身就在父磁盘的磁盘链中</translation>
    </message>
    <message>
        <source>The disk names this parent already; nothing was written</source>
        <translation>磁盘已指向此父磁盘；未写入任何内容</translation>
    </message>
    <message>
        <source>The disk was opened with its parents already</source>
        <translation>磁盘已连同其父磁盘一起打开</translation>
    </message>
    <message>
        <source>The disk would have more than %1 links</source>
        <translation>磁盘的链接将超过 %1 个</translation>
    </message>
    <message>
        <source>The disk&apos;s content ID is the one that means “no parent”</source>
        <translation>磁盘的内容 ID 恰好是表示“无父磁盘”的值</translation>
    </message>
    <message>
        <source>The parent lies outside the folder of the new disk, so it must be trusted whenever that is opened.</source>
        <translation>父磁盘位于新磁盘所在文件夹之外，因此每次打开新磁盘时都必须信任它。</translation>
    </message>
    <message>
        <source>The parent was written after the disk was; what the disk does not hold itself may have changed.</source>
        <translation>父磁盘在该磁盘之后被写入过；磁盘自身未保存的内容可能已改变。</translation>
    </message>
    <message>
        <source>“%1” needs no other disk any more</source>
        <translation>“%1”不再需要其他磁盘</translation>
    </message>
    <message>
        <source>“%1”, which no snapshot names, is not needed any more and discarded, too</source>
        <translation>任何快照都未提及的“%1”不再需要，也会被丢弃</translation>
    </message>
    <message>
        <source>It was made from another disk, or the parent was resized since. If that was made larger, let this disk grow to the same size first.</source>
        <translation>它是基于另一个磁盘创建的，或者父磁盘之后调整过大小。如果父磁盘已扩展，请先将此磁盘扩展到相同大小。</translation>
    </message>
    <message>
        <source>The disk is a redo log: it can only become as large as its parent is, %1 bytes</source>
        <translation>磁盘是重做日志：它只能扩展到与其父磁盘一样大，即 %1 字节</translation>
    </message>
    <message>
        <source>Removing the locks left of “%1”</source>
        <translation>正在移除“%1”遗留的锁</translation>
    </message>
    <message>
        <source>There is no lock to remove</source>
        <translation>没有可移除的锁</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>Wait until it is done, or close the disk there, and try again.</source>
        <translation>请等待其完成，或在那里关闭磁盘，然后重试。</translation>
    </message>
    <message>
        <source>A flat disk is always in order: there is nothing to do.</source>
        <translation>平面磁盘始终有序：无需处理。</translation>
    </message>
    <message>
        <source>All grains are in order</source>
        <translation>所有颗粒均已有序</translation>
    </message>
    <message>
        <source>All grains are in order: there is nothing to do.</source>
        <translation>所有颗粒均已有序：无需处理。</translation>
    </message>
    <message>
        <source>Clone it: the clone is in order.</source>
        <translation>请克隆它：克隆是有序的。</translation>
    </message>
    <message>
        <source>Defragmenting</source>
        <translation>正在整理碎片</translation>
    </message>
    <message>
        <source>Defragmenting “%1”</source>
        <translation>正在整理“%1”的碎片</translation>
    </message>
    <message>
        <source>Fragmentation went from %1 % to %2 %</source>
        <translation>碎片率由 %1 % 降至 %2 %</translation>
    </message>
    <message>
        <source>The grains of a compressed disk cannot be put in order in place</source>
        <translation>压缩磁盘的颗粒无法就地整理</translation>
    </message>
    <message>
        <source>The grains of this kind of sparse file cannot be put in order in place</source>
        <translation>这种稀疏文件的颗粒无法就地整理</translation>
    </message>
    <message>
        <source>Announce zero grains in the file&apos;s header</source>
        <translation>在文件头中声明零粒度</translation>
    </message>
    <message>
        <source>Cannot be repaired: %1 (%2)</source>
        <translation>无法修复：%1（%2）</translation>
    </message>
    <message>
        <source>Clone the disk; the clone is sound.</source>
        <translation>请克隆磁盘；克隆是完好的。</translation>
    </message>
    <message>
        <source>Finish an operation that was cut off</source>
        <translation>完成一个被中断的操作</translation>
    </message>
    <message>
        <source>If the disk is well, delete its undo file and repair again.</source>
        <translation>如果磁盘正常，请删除其撤销文件，然后再次修复。</translation>
    </message>
    <message>
        <source>Make both copies of %1 grain tables say what the disk reads as</source>
        <translation>使 %1 个粒度表的两个副本都与磁盘的读取结果一致</translation>
    </message>
    <message>
        <source>Mark the file as closed properly</source>
        <translation>将文件标记为已正常关闭</translation>
    </message>
    <message>
        <source>Only disks whose files are in one folder can be repaired</source>
        <translation>只能修复所有文件都在同一文件夹中的磁盘</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>Repairing “%1”</source>
        <translation>正在修复“%1”</translation>
    </message>
    <message>
        <source>Taking the repair of “%1” back</source>
        <translation>正在撤销对“%1”的修复</translation>
    </message>
    <message>
        <source>The last repair of “%1” can still be taken back</source>
        <translation>对“%1”的上一次修复仍可撤销</translation>
    </message>
    <message>
        <source>The repair cannot be taken back any more; delete the undo file.</source>
        <translation>修复已无法撤销；请删除撤销文件。</translation>
    </message>
    <message>
        <source>The repair was taken back</source>
        <translation>修复已撤销</translation>
    </message>
    <message>
        <source>There is no repair of “%1” to take back</source>
        <translation>没有可撤销的对“%1”的修复</translation>
    </message>
    <message>
        <source>This is not an undo file of a repair</source>
        <translation>这不是修复操作的撤销文件</translation>
    </message>
    <message>
        <source>Too much of the disk&apos;s tables is damaged to repair it in place</source>
        <translation>磁盘的表损坏过多，无法就地修复</translation>
    </message>
    <message>
        <source>“%1” has been written to since its repair</source>
        <translation>“%1”在修复之后已被写入</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>A disk keeps its folder when it is renamed</source>
        <translation>重命名时磁盘保留在原文件夹中</translation>
    </message>
    <message>
        <source>A disk of this name would look like a piece of another one</source>
        <translation>此名称的磁盘会被当作另一个磁盘的一部分</translation>
    </message>
    <message>
        <source>Another disk, “%1”, consists of this file, too</source>
        <translation>另一个磁盘“%1”也由此文件组成</translation>
    </message>
    <message>
        <source>Choose a name without such an ending.</source>
        <translation>请选择没有此类结尾的名称。</translation>
    </message>
    <message>
        <source>Clone it there, or move all of its files.</source>
        <translation>请将其克隆到那里，或移动它的全部文件。</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>正在重命名</translation>
    </message>
    <message>
        <source>Renaming “%1” to “%2”</source>
        <translation>正在将“%1”重命名为“%2”</translation>
    </message>
    <message>
        <source>The disk consists of a file that is a symbolic link</source>
        <translation>组成此磁盘的一个文件是符号链接</translation>
    </message>
    <message>
        <source>The disk has no description that could be renamed</source>
        <translation>此磁盘没有可以重命名的描述</translation>
    </message>
    <message>
        <source>The disk has this name already</source>
        <translation>磁盘已经是此名称</translation>
    </message>
    <message>
        <source>The disk is called “%1” now</source>
        <translation>磁盘现在名为“%1”</translation>
    </message>
    <message>
        <source>The disk needs a name</source>
        <translation>磁盘需要一个名称</translation>
    </message>
    <message>
        <source>The disk was discarded and waits for undo or purge</source>
        <translation>此磁盘已被丢弃，等待撤销或清除</translation>
    </message>
    <message>
        <source>Undo the step that discarded it, or purge it.</source>
        <translation>请撤销丢弃它的步骤，或将其清除。</translation>
    </message>
    <message>
        <source>“%1” builds on this disk from another folder: attach it to the new name</source>
        <translation>“%1”在另一个文件夹中基于此磁盘：请将其连接到新名称</translation>
    </message>
    <message>
        <source>“%1” keeps its name</source>
        <translation>“%1”保留其名称</translation>
    </message>
    <message>
        <source>Let new data begin behind the end of the file</source>
        <translation>让新数据从文件末尾之后开始</translation>
    </message>
    <message>
        <source>Delete the undo file if it came with a disk of somebody else.</source>
        <translation>如果撤销文件是随他人的磁盘而来，请将其删除。</translation>
    </message>
    <message>
        <source>The undo file names “%1”, which is no file of this disk</source>
        <translation>撤销文件中的“%1”不属于此磁盘</translation>
    </message>
    <message>
        <source>A clone is in order.</source>
        <translation>克隆后即为正常。</translation>
    </message>
    <message>
        <source>Clone what can be read, or rebuild the description with recover.</source>
        <translation>请克隆可读取的内容，或用“恢复”重建描述文件。</translation>
    </message>
    <message>
        <source>Find %1 grain tables again that a directory has lost</source>
        <translation>找回目录中丢失的 %1 个粒度表</translation>
    </message>
    <message>
        <source>Get the file again. A clone holds what can be read.</source>
        <translation>请重新获取该文件。克隆可保留能读取的内容。</translation>
    </message>
    <message>
        <source>Get the whole file from a backup, or lengthen it: what is missing reads as zeros.</source>
        <translation>请从备份中取回完整文件，或将其加长：缺失部分读作零。</translation>
    </message>
    <message>
        <source>Give %1 grains that share their place one of their own</source>
        <translation>为 %1 个共用位置的粒度分配各自的位置</translation>
    </message>
    <message>
        <source>Give up what cannot be read: %1</source>
        <translation>放弃无法读取的部分：%1</translation>
    </message>
    <message>
        <source>If the parent was not written since, attach the disk to it again.</source>
        <translation>如果父磁盘此后未被写入，请将此磁盘重新附加到它。</translation>
    </message>
    <message>
        <source>Let the ESXi host that wrote it open it once.</source>
        <translation>请让写入它的 ESXi 主机打开一次。</translation>
    </message>
    <message>
        <source>Put the file back beside the disk.</source>
        <translation>请将该文件放回磁盘所在文件夹。</translation>
    </message>
    <message>
        <source>Put the parent back, or attach the disk to it where it is now.</source>
        <translation>请将父磁盘放回原处，或将此磁盘附加到它现在的位置。</translation>
    </message>
    <message>
        <source>Repair announces zero grains in the header.</source>
        <translation>修复会在文件头中声明零粒度。</translation>
    </message>
    <message>
        <source>Repair deletes it.</source>
        <translation>修复会将其删除。</translation>
    </message>
    <message>
        <source>Repair finds the table again.</source>
        <translation>修复会找回该表。</translation>
    </message>
    <message>
        <source>Repair finishes the operation.</source>
        <translation>修复会完成该操作。</translation>
    </message>
    <message>
        <source>Repair gives each its own copy. Which of them the data belonged to is not known: look at both.</source>
        <translation>修复会为每一处分配独立的副本。数据原属哪一处无法得知：请检查两处。</translation>
    </message>
    <message>
        <source>Repair makes both copies say what the disk reads as.</source>
        <translation>修复会使两份副本都与磁盘读取的内容一致。</translation>
    </message>
    <message>
        <source>Repair moves the mark behind the data.</source>
        <translation>修复会将标记移到数据之后。</translation>
    </message>
    <message>
        <source>Repair puts it right.</source>
        <translation>修复会改正它。</translation>
    </message>
    <message>
        <source>Repair takes the mark away.</source>
        <translation>修复会清除该标记。</translation>
    </message>
    <message>
        <source>Shrink gives it back.</source>
        <translation>收缩可将其归还。</translation>
    </message>
    <message>
        <source>The data is lost. Get it from a backup, or give it up in a repair.</source>
        <translation>数据已丢失。请从备份中取回，或在修复时放弃它。</translation>
    </message>
    <message>
        <source>The file has no room for more data: its tables reach only 2 TiB</source>
        <translation>文件已无法容纳更多数据：其表只能寻址 2 TiB</translation>
    </message>
    <message>
        <source>Transfer the file again in binary mode.</source>
        <translation>请以二进制模式重新传输该文件。</translation>
    </message>
    <message>
        <source>… and %1 more places</source>
        <translation>……另有 %1 处</translation>
    </message>
    <message>
        <source>%1 files with %2 bytes of the guest&apos;s disk</source>
        <translation>%1 个文件，共含来宾磁盘的 %2 字节</translation>
    </message>
    <message>
        <source>A piece may be missing, or one may be cut short.</source>
        <translation>可能缺少某个部分，或某个部分被截断。</translation>
    </message>
    <message>
        <source>Attach those that do not belong to it to their own parent first.</source>
        <translation>请先将不属于它的磁盘附加到各自的父磁盘。</translation>
    </message>
    <message>
        <source>It may build on any of %1 disks</source>
        <translation>它可能基于 %1 个磁盘中的任意一个</translation>
    </message>
    <message>
        <source>Its content ID is the one that its children expect</source>
        <translation>其内容 ID 取自子磁盘所期望的值</translation>
    </message>
    <message>
        <source>Its header cannot be made again. Get the file from a backup.</source>
        <translation>无法重建其文件头。请从备份中取回该文件。</translation>
    </message>
    <message>
        <source>Move it away first.</source>
        <translation>请先将其移走。</translation>
    </message>
    <message>
        <source>Name the parent that it was made from.</source>
        <translation>请指定创建它时所用的父磁盘。</translation>
    </message>
    <message>
        <source>No disk here has lost its description</source>
        <translation>此处没有丢失描述文件的磁盘</translation>
    </message>
    <message>
        <source>Piece %1 of the disk is missing</source>
        <translation>缺少磁盘的第 %1 个部分</translation>
    </message>
    <message>
        <source>Put the missing file back, then try again.</source>
        <translation>请将缺少的文件放回，然后重试。</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Recovering “%1”</source>
        <translation>正在恢复“%1”</translation>
    </message>
    <message>
        <source>The description within the file is whole, its header is not</source>
        <translation>文件中的描述完好，但文件头已损坏</translation>
    </message>
    <message>
        <source>The disk that it builds on is not here</source>
        <translation>它所基于的磁盘不在此处</translation>
    </message>
    <message>
        <source>The disks that build on “%1” expect different content IDs of it</source>
        <translation>基于“%1”的各磁盘期望的内容 ID 不一致</translation>
    </message>
    <message>
        <source>The file does not begin like a piece of a sparse disk</source>
        <translation>该文件的开头不像稀疏磁盘的一部分</translation>
    </message>
    <message>
        <source>The file has no room for a description</source>
        <translation>文件中没有存放描述的空间</translation>
    </message>
    <message>
        <source>The file&apos;s header is whole</source>
        <translation>文件头完好</translation>
    </message>
    <message>
        <source>The file&apos;s tables are not where a program would have put them</source>
        <translation>文件中的表不在任何程序会放置的位置</translation>
    </message>
    <message>
        <source>The machine has it at %1</source>
        <translation>虚拟机将它连接在 %1</translation>
    </message>
    <message>
        <source>The machine&apos;s snapshot list says that it builds on “%1”</source>
        <translation>虚拟机的快照列表表明它基于“%1”</translation>
    </message>
    <message>
        <source>The parent has %1 sectors, the disk %2</source>
        <translation>父磁盘有 %1 个扇区，此磁盘有 %2 个</translation>
    </message>
    <message>
        <source>The parent is the one you named</source>
        <translation>父磁盘为您所指定</translation>
    </message>
    <message>
        <source>There are pieces of two different disks of this name</source>
        <translation>有两个不同的同名磁盘的部分</translation>
    </message>
    <message>
        <source>Whether the parent was written since cannot be seen any more</source>
        <translation>父磁盘此后是否被写入已无从得知</translation>
    </message>
    <message>
        <source>“%1” builds on this disk and has %2 sectors; its files have %3</source>
        <translation>“%1”基于此磁盘，有 %2 个扇区；而此磁盘的文件共有 %3 个</translation>
    </message>
    <message>
        <source>“%1” has a description again</source>
        <translation>“%1”重新有了描述文件</translation>
    </message>
    <message>
        <source>“%1” is the only disk here that it can build on by its name and size</source>
        <translation>按名称和大小，“%1”是此处唯一可能的父磁盘</translation>
    </message>
    <message>
        <source>Finishing what was cut off in “%1”</source>
        <translation>正在完成“%1”中被中断的操作</translation>
    </message>
    <message>
        <source>Nothing was cut off here</source>
        <translation>此处没有被中断的操作</translation>
    </message>
    <message>
        <source>Rolled back: nothing had been changed that anybody reads</source>
        <translation>已回退：未更改任何可读取的内容</translation>
    </message>
    <message>
        <source>Rolling back what was cut off in “%1”</source>
        <translation>正在回退“%1”中被中断的操作</translation>
    </message>
    <message>
        <source>Run the same operation again with the program that began it.</source>
        <translation>请用开始该操作的程序再次运行同一操作。</translation>
    </message>
    <message>
        <source>The disk could not be opened again</source>
        <translation>无法重新打开该磁盘</translation>
    </message>
    <message>
        <source>A disk of this name was deleted before and is still kept</source>
        <translation>此前已删除过同名磁盘，其文件仍被保留</translation>
    </message>
    <message>
        <source>Bring it back, or purge it first.</source>
        <translation>请先将其恢复或彻底清除。</translation>
    </message>
    <message>
        <source>Bringing “%1” back</source>
        <translation>正在恢复“%1”</translation>
    </message>
    <message>
        <source>Deleted what had been kept</source>
        <translation>已删除保留的文件</translation>
    </message>
    <message>
        <source>Deleted; undo brings it back</source>
        <translation>已删除；撤销可将其恢复</translation>
    </message>
    <message>
        <source>Deleting “%1” for good</source>
        <translation>正在永久删除“%1”</translation>
    </message>
    <message>
        <source>There is no deleted disk “%1” to bring back</source>
        <translation>没有可恢复的已删除磁盘“%1”</translation>
    </message>
    <message>
        <source>“%1” is back</source>
        <translation>“%1”已恢复</translation>
    </message>
    <message>
        <source>The new file does not read as the old one does; it was given up</source>
        <translation>新文件与旧文件读取的内容不一致，已放弃</translation>
    </message>
    <message>
        <source>%1 answers, but not as a vSphere server (status %2)</source>
        <translation>%1 有响应，但不是 vSphere 服务器（状态 %2）</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle</source>
        <translation>%1 中途关闭了连接</translation>
    </message>
    <message>
        <source>%1 did not answer for %2 seconds</source>
        <translation>%1 在 %2 秒内没有响应</translation>
    </message>
    <message>
        <source>%1 does not say what it offers</source>
        <translation>%1 没有说明它提供哪些服务</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>%1 没有 %2</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 正在使用中</translation>
    </message>
    <message>
        <source>%1 is starting or overloaded</source>
        <translation>%1 正在启动或负载过高</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>A machine that runs has its disks locked.</source>
        <translation>正在运行的虚拟机会锁定其磁盘。</translation>
    </message>
    <message>
        <source>A name or text holds a control character, which the server cannot take</source>
        <translation>名称或文本含有控制字符，服务器无法接受</translation>
    </message>
    <message>
        <source>A name or text is not UTF-8 and cannot be sent to the server</source>
        <translation>名称或文本不是 UTF-8，无法发送给服务器</translation>
    </message>
    <message>
        <source>A user of vCenter is often written as user@domain.</source>
        <translation>vCenter 的用户名通常写作 用户@域。</translation>
    </message>
    <message>
        <source>Another task is running on the object: %1</source>
        <translation>该对象上正在运行另一个任务：%1</translation>
    </message>
    <message>
        <source>Ask who runs the server whether its certificate was replaced. If not, somebody may be listening.</source>
        <translation>请询问服务器管理员证书是否已更换。如果没有，可能有人在窃听。</translation>
    </message>
    <message>
        <source>Check name and port. A server that is starting refuses for some minutes.</source>
        <translation>请检查名称和端口。服务器启动时会有几分钟拒绝连接。</translation>
    </message>
    <message>
        <source>Check the name and this computer&apos;s network.</source>
        <translation>请检查名称和本机的网络。</translation>
    </message>
    <message>
        <source>Check the port, and whether a proxy stands between.</source>
        <translation>请检查端口，以及中间是否有代理。</translation>
    </message>
    <message>
        <source>Choose another name, or delete it first.</source>
        <translation>请选择其他名称，或先将其删除。</translation>
    </message>
    <message>
        <source>Compare the thumbprint with what who runs the server tells you, and give it with the connection.</source>
        <translation>请将指纹与服务器管理员提供的指纹核对，并在连接时给出。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>请重新连接。</translation>
    </message>
    <message>
        <source>Give HOST, HOST:PORT or https://HOST/sdk.</source>
        <translation>请输入 主机、主机:端口 或 https://主机/sdk。</translation>
    </message>
    <message>
        <source>Hosts with the free licence can only be looked at.</source>
        <translation>使用免费许可证的主机只能查看。</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 comes about: %2</source>
        <translation>无法与 %1 建立加密连接：%2</translation>
    </message>
    <message>
        <source>Old hosts speak only TLS 1.0 or 1.1, which this system may forbid.</source>
        <translation>旧主机只支持 TLS 1.0 或 1.1，本系统可能禁止使用。</translation>
    </message>
    <message>
        <source>Shut the machine down first.</source>
        <translation>请先关闭虚拟机。</translation>
    </message>
    <message>
        <source>Somebody else changed it at the same time</source>
        <translation>其他人同时对其进行了更改</translation>
    </message>
    <message>
        <source>Somebody else may have removed it. Look again.</source>
        <translation>可能已被他人删除。请刷新。</translation>
    </message>
    <message>
        <source>Take the snapshot without quiescing.</source>
        <translation>请不使用静默方式创建快照。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not the expected one. Expected: %2. Shown: %3, issued by %4, valid until %5</source>
        <translation>%1 的证书与预期不符。预期：%2。实际：%3，颁发者 %4，有效期至 %5</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted (%2). SHA-256 thumbprint: %3</source>
        <translation>%1 的证书不受信任（%2）。SHA-256 指纹：%3</translation>
    </message>
    <message>
        <source>The connection to %1 failed: %2</source>
        <translation>与 %1 的连接失败：%2</translation>
    </message>
    <message>
        <source>The datastore has not enough free space: %1</source>
        <translation>数据存储的可用空间不足：%1</translation>
    </message>
    <message>
        <source>The disk&apos;s type does not allow this: %1</source>
        <translation>磁盘类型不允许此操作：%1</translation>
    </message>
    <message>
        <source>The file systems inside the machine could not be made quiet: %1</source>
        <translation>无法使虚拟机内的文件系统静默：%1</translation>
    </message>
    <message>
        <source>The host&apos;s licence does not allow this</source>
        <translation>主机的许可证不允许此操作</translation>
    </message>
    <message>
        <source>The machine&apos;s power state does not allow this: %1</source>
        <translation>虚拟机的电源状态不允许此操作：%1</translation>
    </message>
    <message>
        <source>The object no longer exists on the server</source>
        <translation>该对象在服务器上已不存在</translation>
    </message>
    <message>
        <source>The programs inside the machine could not be made quiet: %1</source>
        <translation>无法使虚拟机内的程序静默：%1</translation>
    </message>
    <message>
        <source>The server cannot delete the file %1</source>
        <translation>服务器无法删除文件 %1</translation>
    </message>
    <message>
        <source>The server cannot make the file %1</source>
        <translation>服务器无法创建文件 %1</translation>
    </message>
    <message>
        <source>The server cannot reach the file %1</source>
        <translation>服务器无法访问文件 %1</translation>
    </message>
    <message>
        <source>The server cannot reach the host: %1</source>
        <translation>服务器无法连接主机：%1</translation>
    </message>
    <message>
        <source>The server could not take the snapshot: %1</source>
        <translation>服务器无法创建快照：%1</translation>
    </message>
    <message>
        <source>The server does not accept a value (%1): %2</source>
        <translation>服务器不接受某个值（%1）：%2</translation>
    </message>
    <message>
        <source>The server does not find it: %1</source>
        <translation>服务器找不到：%1</translation>
    </message>
    <message>
        <source>The server does not know the language asked for</source>
        <translation>服务器不支持所请求的语言</translation>
    </message>
    <message>
        <source>The server does not support this here: %1</source>
        <translation>服务器在此处不支持此操作：%1</translation>
    </message>
    <message>
        <source>The server does not take this name: %1</source>
        <translation>服务器不接受此名称：%1</translation>
    </message>
    <message>
        <source>The server has a problem with the file %1</source>
        <translation>服务器处理文件 %1 时出错</translation>
    </message>
    <message>
        <source>The server refuses the user name or the password</source>
        <translation>服务器拒绝了用户名或密码</translation>
    </message>
    <message>
        <source>The server refuses: %1 (%2)</source>
        <translation>服务器拒绝：%1（%2）</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the vSphere interface, which is too old</source>
        <translation>服务器使用的 vSphere 接口版本 %1 过旧</translation>
    </message>
    <message>
        <source>The server waited too long: %1</source>
        <translation>服务器等待超时：%1</translation>
    </message>
    <message>
        <source>The server&apos;s answer ends too early</source>
        <translation>服务器的响应提前结束</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a document type or entity of its own, which is refused</source>
        <translation>服务器的响应含有自定义的文档类型或实体，已拒绝</translation>
    </message>
    <message>
        <source>The server&apos;s answer is longer or deeper than this program takes</source>
        <translation>服务器的响应过长或嵌套过深，超出本程序的限制</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not well-formed XML: %1</source>
        <translation>服务器的响应不是格式正确的 XML：%1</translation>
    </message>
    <message>
        <source>The server&apos;s answer to %1 is empty</source>
        <translation>服务器对 %1 的响应为空</translation>
    </message>
    <message>
        <source>The session on the server has ended</source>
        <translation>服务器上的会话已结束</translation>
    </message>
    <message>
        <source>The task was cancelled on the server</source>
        <translation>任务已在服务器上取消</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>文件 %1 不存在</translation>
    </message>
    <message>
        <source>There is no server named %1</source>
        <translation>找不到名为 %1 的服务器</translation>
    </message>
    <message>
        <source>There is no such datastore: %1</source>
        <translation>没有这个数据存储：%1</translation>
    </message>
    <message>
        <source>There is no vSphere interface at %1</source>
        <translation>%1 上没有 vSphere 接口</translation>
    </message>
    <message>
        <source>This is not a datastore path: %1</source>
        <translation>这不是数据存储路径：%1</translation>
    </message>
    <message>
        <source>This machine can have one snapshot only</source>
        <translation>此虚拟机只能有一个快照</translation>
    </message>
    <message>
        <source>This needs the privilege %1 on %2, which this user does not have</source>
        <translation>此操作需要对 %2 具有 %1 权限，而该用户没有</translation>
    </message>
    <message>
        <source>This server cannot do this: %1</source>
        <translation>此服务器无法执行此操作：%1</translation>
    </message>
    <message>
        <source>This server does not know this call: %1</source>
        <translation>此服务器不支持此调用：%1</translation>
    </message>
    <message>
        <source>Try again in some minutes.</source>
        <translation>请几分钟后重试。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again, or look whether the server is overloaded.</source>
        <translation>请重试，或检查服务器是否负载过高。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or release the hold.</source>
        <translation>请等待其结束，或解除保持。</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>请等待其结束。</translation>
    </message>
    <message>
        <source>Write it as [datastore] folder/disk.vmdk.</source>
        <translation>请写作 [数据存储] 文件夹/磁盘.vmdk。</translation>
    </message>
    <message>
        <source>vSphere 5.0 or newer is needed.</source>
        <translation>需要 vSphere 5.0 或更高版本。</translation>
    </message>
    <message>
        <source>“%1” has switched this off while it works</source>
        <translation>“%1”在工作期间禁用了此操作</translation>
    </message>
    <message>
        <source>“%1” is not encrypted: a password would travel in the clear</source>
        <translation>“%1”未加密：密码将以明文传输</translation>
    </message>
    <message>
        <source>“%1” is not the address of a server</source>
        <translation>“%1”不是服务器地址</translation>
    </message>
    <message>
        <source>A disk needs a size</source>
        <translation>磁盘需要指定大小</translation>
    </message>
    <message>
        <source>A whole datastore is never deleted here</source>
        <translation>此处不会删除整个数据存储</translation>
    </message>
    <message>
        <source>Connect to the ESXi host itself, or pull and push the disk.</source>
        <translation>请直接连接到 ESXi 主机，或下载后再上传磁盘。</translation>
    </message>
    <message>
        <source>Give a path like /Datacenter/Folder/Name; a name alone works for machines.</source>
        <translation>请给出类似 /数据中心/文件夹/名称 的路径；虚拟机可以只给名称。</translation>
    </message>
    <message>
        <source>Give its path, or its identity as vsphere ls shows it.</source>
        <translation>请给出其路径，或 vsphere ls 显示的标识。</translation>
    </message>
    <message>
        <source>Give the number of the one that is meant.</source>
        <translation>请给出所指快照的编号。</translation>
    </message>
    <message>
        <source>Neither a new name nor a new description is given</source>
        <translation>既没有给出新名称，也没有给出新描述</translation>
    </message>
    <message>
        <source>Say which datacenter is meant.</source>
        <translation>请指明是哪个数据中心。</translation>
    </message>
    <message>
        <source>Several datacenters have a datastore %1</source>
        <translation>多个数据中心有名为 %1 的数据存储</translation>
    </message>
    <message>
        <source>Several machines are named “%1”</source>
        <translation>有多台虚拟机名为“%1”</translation>
    </message>
    <message>
        <source>Several snapshots are named “%1”</source>
        <translation>有多个快照名为“%1”</translation>
    </message>
    <message>
        <source>The server has no “%1”</source>
        <translation>服务器上没有“%1”</translation>
    </message>
    <message>
        <source>The task on the server cannot be cancelled and goes on</source>
        <translation>服务器上的任务无法取消，将继续运行</translation>
    </message>
    <message>
        <source>vCenter copies a disk into the same type only</source>
        <translation>vCenter 只能将磁盘复制为相同类型</translation>
    </message>
    <message>
        <source>“%1” has no snapshot “%2”</source>
        <translation>“%1”没有快照“%2”</translation>
    </message>
    <message>
        <source>“%1” is not a machine</source>
        <translation>“%1”不是虚拟机</translation>
    </message>
    <message>
        <source>Nothing was found that a repair would mend</source>
        <translation>未发现可以修复的问题</translation>
    </message>
    <message>
        <source>The file “%1” was cut short: %2 bytes of data are not in it any more</source>
        <translation>文件“%1”被截短：其中已缺少 %2 字节的数据</translation>
    </message>
    <message>
        <source>%1 shows no certificate</source>
        <translation>%1 没有出示证书</translation>
    </message>
    <message>
        <source>A disk on a datastore can only be read</source>
        <translation>数据存储上的磁盘只能读取</translation>
    </message>
    <message>
        <source>It takes the privileges to browse the datastore and for low-level file operations.</source>
        <translation>需要浏览数据存储和低级别文件操作的权限。</translation>
    </message>
    <message>
        <source>The server does not let this user read %1</source>
        <translation>服务器不允许该用户读取 %1</translation>
    </message>
    <message>
        <source>The server does not send %1 (status %2)</source>
        <translation>服务器没有发送 %1（状态 %2）</translation>
    </message>
    <message>
        <source>The server does not send parts of files</source>
        <translation>服务器不支持发送文件的一部分</translation>
    </message>
    <message>
        <source>The server sends more than it was asked for</source>
        <translation>服务器发送的数据多于请求的数据</translation>
    </message>
    <message>
        <source>Partition %1 does not lie on the disk</source>
        <translation>分区 %1 不在磁盘范围内</translation>
    </message>
    <message>
        <source>The chain of logical partitions breaks off at sector %1</source>
        <translation>逻辑分区链在扇区 %1 处中断</translation>
    </message>
    <message>
        <source>The chain of logical partitions turns back at sector %1</source>
        <translation>逻辑分区链在扇区 %1 处折回</translation>
    </message>
    <message>
        <source>The partition table at the beginning is damaged; its copy at the end was read</source>
        <translation>磁盘开头的分区表已损坏；已读取末尾的副本</translation>
    </message>
    <message>
        <source>There are more than %1 logical partitions</source>
        <translation>逻辑分区超过 %1 个</translation>
    </message>
    <message>
        <source>%1 has %2 bytes on the server instead of %3</source>
        <translation>%1 在服务器上有 %2 字节，而不是 %3 字节</translation>
    </message>
    <message>
        <source>%1 is a host, not a vCenter: nothing there moves a machine, and none can be held</source>
        <translation>%1 是主机而非 vCenter：那里不会迁移虚拟机，也无法保持虚拟机不动</translation>
    </message>
    <message>
        <source>%1 is object storage (%2), which takes no files</source>
        <translation>%1 是对象存储（%2），不接受文件</translation>
    </message>
    <message>
        <source>A disk&apos;s name ends with .vmdk: %1</source>
        <translation>磁盘名称须以 .vmdk 结尾：%1</translation>
    </message>
    <message>
        <source>A sparse file ends at 2 TB</source>
        <translation>稀疏文件最大为 2 TB</translation>
    </message>
    <message>
        <source>An identity has between 1 and %1 characters</source>
        <translation>标识须有 1 到 %1 个字符</translation>
    </message>
    <message>
        <source>Choose a datastore of type VMFS or NFS.</source>
        <translation>请选择 VMFS 或 NFS 类型的数据存储。</translation>
    </message>
    <message>
        <source>Connect to the vCenter that manages the host.</source>
        <translation>请连接管理该主机的 vCenter。</translation>
    </message>
    <message>
        <source>Converting</source>
        <translation>正在转换</translation>
    </message>
    <message>
        <source>Copying “%1” to %2</source>
        <translation>正在将“%1”复制到 %2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Sent %1 bytes to the server</source>
        <translation>已向服务器发送 %1 字节</translation>
    </message>
    <message>
        <source>The datastore %1 has %2 bytes free, and %3 are needed</source>
        <translation>数据存储 %1 有 %2 字节可用空间，需要 %3 字节</translation>
    </message>
    <message>
        <source>The disk was not made. Try again; if it happens again, check this computer&apos;s memory and the server&apos;s storage.</source>
        <translation>未创建磁盘。请重试；如果再次发生，请检查本机内存和服务器的存储。</translation>
    </message>
    <message>
        <source>The file has another length than it was said to have</source>
        <translation>文件长度与声明的不符</translation>
    </message>
    <message>
        <source>The server does not let this user write %1</source>
        <translation>服务器不允许该用户写入 %1</translation>
    </message>
    <message>
        <source>The server does not take %1 (status %2)</source>
        <translation>服务器不接受 %1（状态 %2）</translation>
    </message>
    <message>
        <source>The transfer to the server has ended</source>
        <translation>到服务器的传输已结束</translation>
    </message>
    <message>
        <source>There is no folder for %1</source>
        <translation>没有存放 %1 的文件夹</translation>
    </message>
    <message>
        <source>Wait until it has ended. If it has crashed, release its hold under that identity.</source>
        <translation>请等待其结束。如果它已崩溃，请以该标识解除保持。</translation>
    </message>
    <message>
        <source>What arrived on the server differs from “%1”</source>
        <translation>到达服务器的内容与“%1”不同</translation>
    </message>
    <message>
        <source>a sparse file ends at 2 TB</source>
        <translation>稀疏文件最大为 2 TB</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>按要求</translation>
    </message>
    <message>
        <source>nearly all of the disk holds data</source>
        <translation>磁盘几乎全部存有数据</translation>
    </message>
    <message>
        <source>only %1 of %2 bytes hold data</source>
        <translation>%2 字节中只有 %1 字节存有数据</translation>
    </message>
    <message>
        <source>the disk is small</source>
        <translation>磁盘很小</translation>
    </message>
    <message>
        <source>“%1” already holds the machine “%2”</source>
        <translation>“%1”已在保持虚拟机“%2”不动</translation>
    </message>
    <message>
        <source>Try again in ten seconds.</source>
        <translation>请在十秒后重试。</translation>
    </message>
    <message>
        <source>a program that is about to use it</source>
        <translation>即将使用它的程序</translation>
    </message>
</context>
<context>
    <name>strata::ui::AfterPicture</name>
    <message>
        <source>The snapshots afterwards</source>
        <translation>之后的快照</translation>
    </message>
</context>
<context>
    <name>strata::ui::AllocationPage</name>
    <message>
        <source>This link</source>
        <translation>此链节</translation>
    </message>
    <message>
        <source>With its parents</source>
        <translation>连同父磁盘</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>分布图的显示内容</translation>
    </message>
    <message>
        <source>stored in this link</source>
        <translation>存储在此链节中</translation>
    </message>
    <message>
        <source>stored in a parent</source>
        <translation>存储在父磁盘中</translation>
    </message>
    <message>
        <source>marked as zero</source>
        <translation>标记为零</translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation>未存储任何内容</translation>
    </message>
    <message>
        <source>in several pieces</source>
        <translation>分散为多段</translation>
    </message>
    <message>
        <source>Always in order</source>
        <translation>始终有序</translation>
    </message>
    <message>
        <source>%1 % fragmented</source>
        <translation>碎片率 %1%</translation>
    </message>
    <message>
        <source>%1; in %2</source>
        <comment>what a cell holds; the partition it lies in</comment>
        <translation>%1；位于 %2</translation>
    </message>
</context>
<context>
    <name>strata::ui::AllocationView</name>
    <message>
        <source>Allocation map</source>
        <translation>分配图</translation>
    </message>
    <message>
        <source>%1 stored here</source>
        <translation>此处存储 %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n pieces</source>
        <translation>
            <numerusform>分为 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from its parents</source>
        <translation>来自父磁盘 %1</translation>
    </message>
    <message>
        <source>%1 marked as zero</source>
        <translation>标记为零 %1</translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation>未存储任何内容</translation>
    </message>
    <message>
        <source>Bytes %1 to %2: %3</source>
        <translation>字节 %1 到 %2：%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1; at byte %2 of “%3”</source>
        <translation>%1；位于“%3”的字节 %2 处</translation>
    </message>
</context>
<context>
    <name>strata::ui::CloneDialog</name>
    <message>
        <source>Compr&amp;ession:</source>
        <translation>压缩(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Verify when done</source>
        <translation>完成后校验(&amp;V)</translation>
    </message>
    <message>
        <source>New i&amp;dentity (UUID, content ID)</source>
        <translation>新标识（UUID、内容 ID）(&amp;D)</translation>
    </message>
    <message>
        <source>Clone or Convert “%1”</source>
        <translation>克隆或转换“%1”</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation>复制为命令(&amp;M)</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Fast, larger file</source>
        <translation>快速，文件较大</translation>
    </message>
    <message>
        <source>Small, slower</source>
        <translation>小，较慢</translation>
    </message>
    <message>
        <source>Smallest, much slower</source>
        <translation>最小，慢得多</translation>
    </message>
    <message>
        <source>Reads the copy back and compares it with the source.</source>
        <translation>回读副本并与源比较。</translation>
    </message>
    <message>
        <source>Two disks with the same identity confuse virtual machines. Keep the old one only for a replacement.</source>
        <translation>标识相同的两个磁盘会使虚拟机混淆。仅在替换时保留旧标识。</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>目标：</translation>
    </message>
    <message numerus="yes">
        <source>The copy is one disk: the %n link(s) of the chain are joined.</source>
        <translation>
            <numerusform>副本是一个磁盘：链中的 %n 个链接会合并在一起。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use the Name “%1”</source>
        <translation>使用名称“%1”</translation>
    </message>
    <message>
        <source>Split into 2 GB Files</source>
        <translation>拆分为 2 GB 的文件</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
</context>
<context>
    <name>strata::ui::CommandPalette</name>
    <message>
        <source>Find Command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Command or machine</source>
        <translation>命令或虚拟机</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Nothing is called like this.</source>
        <translation>没有这样的名称。</translation>
    </message>
</context>
<context>
    <name>strata::ui::CommandSet</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip and its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation>不可用：%1</translation>
    </message>
</context>
<context>
    <name>strata::ui::CompareDialog</name>
    <message>
        <source>Compare “%1” with “%2”</source>
        <translation>比较“%1”与“%2”</translation>
    </message>
    <message>
        <source>Reading what one of them holds and the other does not…</source>
        <translation>正在读取其中一方有而另一方没有的内容…</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Disks that differ</source>
        <translation>有差异的磁盘</translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation>复制为命令(&amp;M)</translation>
    </message>
    <message>
        <source>The two states have the same contents, byte by byte.</source>
        <translation>两个状态的内容逐字节相同。</translation>
    </message>
    <message numerus="yes">
        <source>%1 differ on %n disk(s).</source>
        <translation>
            <numerusform>%n 个磁盘上共有 %1 不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device and file of a disk</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message numerus="yes">
        <source>%n range(s) of %1</source>
        <translation>
            <numerusform>%1 中的 %n 个区段</numerusform>
        </translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位于 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside the partitions</source>
        <translation>分区之外</translation>
    </message>
</context>
<context>
    <name>strata::ui::CutOffCommands</name>
    <message>
        <source>What was cut off was rolled back.</source>
        <translation>被中断的操作已回退。</translation>
    </message>
    <message>
        <source>What was cut off was finished.</source>
        <translation>被中断的操作已完成。</translation>
    </message>
</context>
<context>
    <name>strata::ui::CutOffOffers</name>
    <message numerus="yes">
        <source>Something was cut off in %n more folder(s).</source>
        <translation>
            <numerusform>另有 %n 个文件夹中有操作被中断。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>N&amp;ot Now</source>
        <translation>暂不(&amp;O)</translation>
    </message>
    <message>
        <source>Leave “%1” as it is for now</source>
        <translation>暂时保持“%1”不变</translation>
    </message>
    <message>
        <source>Show &amp;Machine</source>
        <translation>显示虚拟机(&amp;M)</translation>
    </message>
    <message>
        <source>Show the machine “%1”</source>
        <translation>显示虚拟机“%1”</translation>
    </message>
    <message>
        <source>Roll &amp;Back</source>
        <translation>回滚(&amp;B)</translation>
    </message>
    <message>
        <source>Roll back what was cut off in “%1”</source>
        <translation>回滚“%1”中被中断的操作</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>继续(&amp;U)</translation>
    </message>
    <message>
        <source>Finish what was cut off in “%1”</source>
        <translation>完成“%1”中被中断的操作</translation>
    </message>
    <message>
        <source>What was cut off in “%1” was rolled back.</source>
        <translation>已回滚“%1”中被中断的操作。</translation>
    </message>
    <message>
        <source>What was cut off in “%1” was finished.</source>
        <translation>已完成“%1”中被中断的操作。</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>确定(&amp;O)</translation>
    </message>
    <message>
        <source>Close this message about “%1”</source>
        <translation>关闭这条关于“%1”的消息</translation>
    </message>
</context>
<context>
    <name>strata::ui::DeleteDiskDialog</name>
    <message>
        <source>Delete “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>“%1” goes, with all of its files. Kept, they only get other names and take the same room, and the deletion can be undone; otherwise what was stored in them is lost.</source>
        <translation>“%1”及其所有文件将被删除。若保留文件，它们只会改名并占用同样的空间，删除可以撤销；否则其中存储的内容将丢失。</translation>
    </message>
    <message>
        <source>Disks that it builds on stay.</source>
        <translation>它所基于的磁盘会保留。</translation>
    </message>
    <message>
        <source>&amp;Keep the files, so that this can be undone</source>
        <translation>保留文件以便撤销(&amp;K)</translation>
    </message>
</context>
<context>
    <name>strata::ui::DescribeDialog</name>
    <message>
        <source>Adopt “%1”</source>
        <translation>收录“%1”</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <translation>重命名“%1”</translation>
    </message>
    <message>
        <source>The snapshot list gets an entry for this state. Its data is not touched; Undo takes the entry out.</source>
        <translation>快照列表将为此状态添加一项。其数据不受影响；撤销可移除该项。</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>描述(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Adopt</source>
        <translation>收录(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
</context>
<context>
    <name>strata::ui::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>strata::ui::DestinationField</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Give the disk a name.</source>
        <translation>请给磁盘命名。</translation>
    </message>
    <message>
        <source>A disk&apos;s name cannot contain / or &quot;.</source>
        <translation>磁盘名称不能包含 / 或 &quot;。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>strata::ui::DiscardDialog</name>
    <message>
        <source>Discard “%1”</source>
        <translation>丢弃“%1”</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>“%1” and the %n state(s) that build on it are given up.</source>
        <translation>
            <numerusform>将放弃“%1”及基于它的 %n 个状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is given up with the data that only it holds.</source>
        <translation>将放弃“%1”及只有它才有的数据。</translation>
    </message>
    <message>
        <source>The present state is not touched. Undo gets it back until it is purged.</source>
        <translation>当前状态不受影响。在清除之前，撤销可将其恢复。</translation>
    </message>
    <message>
        <source>Purging then gives back %1.</source>
        <translation>之后清除可释放 %1。</translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskCommands</name>
    <message>
        <source>“%1” is ready.</source>
        <translation>“%1”已就绪。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation>在文件夹中显示(&amp;S)</translation>
    </message>
    <message>
        <source>Select a disk first.</source>
        <translation>请先选择磁盘。</translation>
    </message>
    <message>
        <source>The disk is still being read.</source>
        <translation>仍在读取磁盘。</translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskTreeModel</name>
    <message>
        <source>Space that this disk&apos;s own files take, without its parents</source>
        <translation>此磁盘自身文件占用的空间，不含父磁盘</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Own Size</source>
        <translation>自身大小</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>You are here · %1</source>
        <translation>当前位置 · %1</translation>
    </message>
    <message>
        <source>“%1” needs this parent, which was not found.</source>
        <translation>“%1”需要此父磁盘，但未找到。</translation>
    </message>
    <message>
        <source>Missing parent</source>
        <translation>缺少父磁盘</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>%1 of its own</source>
        <translation>自身 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n 个子磁盘</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskWorkCommands</name>
    <message>
        <source>“%1” has grown. Its partitions keep their sizes: make them larger in the guest.</source>
        <translation>“%1”已扩大。其分区大小不变：请在客户机中扩大分区。</translation>
    </message>
    <message>
        <source>Shrink “%1”</source>
        <translation>收缩“%1”</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>收缩(&amp;S)</translation>
    </message>
    <message>
        <source>Room that holds only zeros, and room that nothing uses any more, goes back to the volume. The guest reads the same at any moment.</source>
        <translation>只含零的空间以及不再使用的空间将归还给卷。客户机在任何时刻读到的内容都不变。</translation>
    </message>
    <message>
        <source>Snapshots stay valid; only this link is made smaller, not the ones it builds on.</source>
        <translation>快照保持有效；只缩小这一个链接，不影响它所基于的链接。</translation>
    </message>
    <message>
        <source>“%1” takes %2 now, %3 before.</source>
        <translation>“%1”现占用 %2，此前为 %3。</translation>
    </message>
    <message>
        <source>Defragment “%1”</source>
        <translation>整理“%1”的碎片</translation>
    </message>
    <message>
        <source>&amp;Defragment</source>
        <translation>整理(&amp;D)</translation>
    </message>
    <message>
        <source>The data in the file is put into the order in which the guest numbers it. The guest reads the same at any moment.</source>
        <translation>文件中的数据将按客户机的编号顺序排列。客户机在任何时刻读到的内容都不变。</translation>
    </message>
    <message>
        <source>Snapshots stay valid; only this link is put in order, not the ones it builds on.</source>
        <translation>快照保持有效；只整理这一个链接，不影响它所基于的链接。</translation>
    </message>
    <message>
        <source>“%1” is in order: %2 % fragmented now, %3 % before.</source>
        <translation>“%1”已有序：碎片率现为 %2 %，此前为 %3 %。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>“%1” is repaired: a second check found nothing wrong.</source>
        <translation>“%1”已修复：再次检查未发现问题。</translation>
    </message>
    <message>
        <source>“%1” is repaired as far as that is possible. Health says what is left.</source>
        <translation>“%1”已尽可能修复。“健康状况”中列出了剩余的问题。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>The repair of “%1” was taken back.</source>
        <translation>已撤回对“%1”的修复。</translation>
    </message>
    <message>
        <source>“%1” is back.</source>
        <translation>“%1”已恢复。</translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>“%1”现在名为“%2”。</translation>
    </message>
    <message numerus="yes">
        <source>%n disk(s) have a description again.</source>
        <translation>
            <numerusform>%n 个磁盘重新获得了描述符。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a choice of yours.</source>
        <translation>
            <numerusform>%n 个需要您来选择。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>strata::ui::DiskWorkDialog</name>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation>复制为命令(&amp;M)</translation>
    </message>
</context>
<context>
    <name>strata::ui::FileCommands</name>
    <message>
        <source>Nobody holds “%1” any more.</source>
        <translation>“%1”已不再被占用。</translation>
    </message>
    <message>
        <source>The repair of “%1” was taken back.</source>
        <translation>已撤回对“%1”的修复。</translation>
    </message>
    <message>
        <source>“%1” is back.</source>
        <translation>“%1”已恢复。</translation>
    </message>
</context>
<context>
    <name>strata::ui::FilesPane</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Remove If &amp;Nobody Holds It</source>
        <translation>若无人占用则删除(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Take the Repair Back</source>
        <translation>撤销修复(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Bring It Back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Finish It</source>
        <translation>完成它(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation>回退(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation>在文件夹中显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>复制路径(&amp;C)</translation>
    </message>
</context>
<context>
    <name>strata::ui::FilterField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>strata::ui::GoToDialog</name>
    <message>
        <source>Branch from “%1”</source>
        <translation>从“%1”分支</translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <translation>转到“%1”</translation>
    </message>
    <message>
        <source>&amp;Branch</source>
        <translation>分支(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Go To</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keep it as a snapshot:</source>
        <translation>将其保留为快照(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;Discard it (Undo gets it back until it is purged)</source>
        <translation>将其丢弃(&amp;D)（在清除之前可撤销恢复）</translation>
    </message>
    <message>
        <source>Before going back, %1</source>
        <translation>返回之前，%1</translation>
    </message>
    <message>
        <source>Name of the snapshot that keeps the present state</source>
        <translation>保留当前状态的快照的名称</translation>
    </message>
    <message>
        <source>The present state holds %1 that no snapshot has.</source>
        <translation>当前状态含有任何快照都没有的 %1 数据。</translation>
    </message>
    <message>
        <source>The present state may hold data that no snapshot has.</source>
        <translation>当前状态可能含有任何快照都没有的数据。</translation>
    </message>
    <message>
        <source>The machine goes on from “%1”. Nothing is lost: the present state holds no data of its own.</source>
        <translation>虚拟机将从“%1”继续。不会丢失任何内容：当前状态没有自有数据。</translation>
    </message>
    <message>
        <source>The machine goes on from “%1”. What was written since the last snapshot is given up; Undo gets it back until it is purged.</source>
        <translation>虚拟机将从“%1”继续。上一快照之后写入的内容将被放弃；在清除之前，撤销可将其恢复。</translation>
    </message>
    <message>
        <source>The machine goes on from “%1”. What was written since the last snapshot is kept as a snapshot; nothing is lost.</source>
        <translation>虚拟机将从“%1”继续。上一快照之后写入的内容将保留为快照；不会丢失任何内容。</translation>
    </message>
    <message>
        <source>A snapshot needs a name.</source>
        <translation>快照需要名称。</translation>
    </message>
</context>
<context>
    <name>strata::ui::GraphCommands</name>
    <message>
        <source>Save Graph</source>
        <translation>保存图形</translation>
    </message>
    <message>
        <source>%1 picture (%2)</source>
        <translation>%1 图片 (%2)</translation>
    </message>
    <message>
        <source>%1 snapshots</source>
        <translation>%1 快照</translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>“%1”无法写入。</translation>
    </message>
    <message>
        <source>The graph was saved as “%1”.</source>
        <translation>图形已保存为“%1”。</translation>
    </message>
    <message>
        <source>&amp;Show in Folder</source>
        <translation>在文件夹中显示(&amp;S)</translation>
    </message>
</context>
<context>
    <name>strata::ui::GraphView</name>
    <message>
        <source>Graph of the snapshots</source>
        <translation>快照图</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <comment>the graph into the view</comment>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Shows the whole graph (0)</source>
        <translation>显示整个图 (0)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>strata::ui::GrowDialog</name>
    <message>
        <source>Grow “%1”</source>
        <translation>扩大“%1”</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>扩大(&amp;G)</translation>
    </message>
    <message>
        <source>“%1” gets a larger capacity, in place. What is on it stays where it is; the new part reads as zero.</source>
        <translation>“%1”将就地获得更大的容量。已有内容保持原位；新增部分读出为零。</translation>
    </message>
    <message>
        <source>Only a disk without snapshots can grow.</source>
        <translation>只有没有快照的磁盘才能扩大。</translation>
    </message>
    <message>
        <source>Also change the cylinders, heads and &amp;sectors it tells</source>
        <translation>同时更改其报告的柱面、磁头和扇区数(&amp;S)</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>当前：</translation>
    </message>
    <message>
        <source>&amp;New size:</source>
        <translation>新大小(&amp;N)：</translation>
    </message>
    <message>
        <source>Choose a size larger than now.</source>
        <translation>请选择比当前更大的大小。</translation>
    </message>
</context>
<context>
    <name>strata::ui::HealthPage</name>
    <message>
        <source>Check &amp;Now</source>
        <translation>立即检查(&amp;N)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>The check found nothing wrong.</source>
        <translation>检查未发现问题。</translation>
    </message>
    <message>
        <source>Nothing wrong was seen.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Checked %1.</source>
        <translation>已于 %1 检查。</translation>
    </message>
    <message>
        <source>Only the descriptors and headers were looked at. A check reads all tables, too.</source>
        <translation>只查看了描述文件和头部。检查还会读取所有表。</translation>
    </message>
    <message>
        <source>&amp;Repair…</source>
        <translation>修复(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>strata::ui::InlineMessage</name>
    <message>
        <source>&amp;Details</source>
        <translation>详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>strata::ui::InspectorPane</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Files of the disk</source>
        <translation>磁盘的文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No disk is selected.</source>
        <translation>未选择磁盘。</translation>
    </message>
    <message>
        <source>Select a disk to see what it is made of.</source>
        <translation>请选择一个磁盘以查看其组成。</translation>
    </message>
    <message>
        <source>This parent was not found.</source>
        <translation>未找到此父磁盘。</translation>
    </message>
    <message>
        <source>“%1” holds only changes and cannot be read without it. Put the parent beside it, then refresh.</source>
        <translation>“%1”只含更改，没有父磁盘无法读取。请把父磁盘放在它旁边，然后刷新。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device and file of a disk</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This state has no disks.</source>
        <translation>此状态没有磁盘。</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Taken %1</source>
        <translation>拍摄于 %1</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Disk of the state</source>
        <translation>该状态的磁盘</translation>
    </message>
</context>
<context>
    <name>strata::ui::JobHerald</name>
    <message>
        <source>Done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>用时 %1。</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Virtual disks are being written</source>
        <translation>正在写入虚拟磁盘</translation>
    </message>
</context>
<context>
    <name>strata::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>strata::ui::JobRunner</name>
    <message>
        <source>%1 failed.</source>
        <translation>%1失败。</translation>
    </message>
    <message>
        <source>Show &amp;Jobs</source>
        <translation>显示任务(&amp;J)</translation>
    </message>
</context>
<context>
    <name>strata::ui::JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>任务进度</translation>
    </message>
    <message>
        <source>Cancels this job; nothing half-made is left behind</source>
        <translation>取消此任务，不会留下半成品</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>没有任务</translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation>
            <numerusform>另有 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>%1 free here</source>
        <translation>此处可用 %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>strata::ui::JobWindow</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Cancel &amp;Job</source>
        <translation>取消任务(&amp;J)</translation>
    </message>
    <message>
        <source>Clear &amp;Finished</source>
        <translation>清除已结束的任务(&amp;F)</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>任务进度</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>What a job did stands here.</source>
        <translation>任务所做的事情显示在这里。</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>还没有任务</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Cancels this job; nothing half-made is left behind</source>
        <translation>取消此任务，不会留下半成品</translation>
    </message>
    <message>
        <source>This job does not run</source>
        <translation>此任务没有在运行</translation>
    </message>
    <message>
        <source>No job has ended yet</source>
        <translation>还没有已结束的任务</translation>
    </message>
    <message>
        <source>&amp;Pause Job</source>
        <translation>暂停任务(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume Job</source>
        <translation>继续任务(&amp;R)</translation>
    </message>
    <message>
        <source>Search jobs and their reports</source>
        <translation>搜索任务及其报告</translation>
    </message>
    <message>
        <source>Cop&amp;y Report</source>
        <translation>复制报告(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Save Report…</source>
        <translation>保存报告(&amp;S)…</translation>
    </message>
    <message>
        <source>No job fits</source>
        <translation>没有符合的任务</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Web page (%1)</source>
        <translation>网页 (%1)</translation>
    </message>
    <message>
        <source>Text (%1)</source>
        <translation>文本 (%1)</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>报告已保存。</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>无法保存报告。</translation>
    </message>
    <message>
        <source>Copies the selected job&apos;s report as text</source>
        <translation>以文本形式复制所选任务的报告</translation>
    </message>
    <message>
        <source>There is no job to report on</source>
        <translation>没有可供报告的任务</translation>
    </message>
    <message>
        <source>Writes the selected job&apos;s report to a file, as a web page or as text</source>
        <translation>将所选任务的报告写入文件，格式为网页或文本</translation>
    </message>
    <message>
        <source>Takes jobs that ended out of the list, with their reports</source>
        <translation>将已结束的任务及其报告从列表中移除</translation>
    </message>
</context>
<context>
    <name>strata::ui::LibraryModel</name>
    <message>
        <source>This Computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>strata::ui::LibraryPane</name>
    <message>
        <source>Machines you open are listed here.</source>
        <translation>您打开的虚拟机会列在这里。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Clear Recent</source>
        <translation>清除最近项目(&amp;C)</translation>
    </message>
</context>
<context>
    <name>strata::ui::LinkValuesDialog</name>
    <message>
        <source>Metadata of all links</source>
        <translation>所有链接的元数据</translation>
    </message>
    <message>
        <source>Links of “%1” Compared</source>
        <translation>“%1”的链接对比</translation>
    </message>
    <message>
        <source>Filter keys and values</source>
        <translation>筛选键和值</translation>
    </message>
    <message>
        <source>&amp;Only what differs</source>
        <translation>仅显示不同项(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>The base stands left, the disk itself right. Of each key the chain takes the value that is nearest to the disk itself; it is bold.</source>
        <translation>左侧为基础磁盘，右侧为磁盘本身。每个键取最接近磁盘本身的值，以粗体显示。</translation>
    </message>
</context>
<context>
    <name>strata::ui::LinkValuesModel</name>
    <message>
        <source>each its own</source>
        <translation>各链接自有</translation>
    </message>
    <message>
        <source>Every link needs a value of its own here.</source>
        <translation>此处每个链接都需要自己的值。</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>%1, in effect</source>
        <translation>%1，生效</translation>
    </message>
    <message>
        <source>This link does not have the key.</source>
        <translation>此链接没有该键。</translation>
    </message>
    <message>
        <source>Not in effect: “%1” has the key as well.</source>
        <translation>未生效：“%1”也含有该键。</translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation>≠ %1</translation>
    </message>
    <message>
        <source>The links say different things.</source>
        <translation>各链接的值不同。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>In Effect</source>
        <translation>生效值</translation>
    </message>
    <message>
        <source>From “%1”, the link nearest to the disk itself that has the key.</source>
        <translation>取自“%1”，即含有此键且最接近磁盘本身的链接。</translation>
    </message>
    <message>
        <source>In effect: this link is the nearest to the disk itself that has the key.</source>
        <translation>生效：此链接是含有该键且最接近磁盘本身的链接。</translation>
    </message>
</context>
<context>
    <name>strata::ui::MachinePane</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>There are no virtual disks in this folder.</source>
        <translation>此文件夹中没有虚拟磁盘。</translation>
    </message>
    <message>
        <source>Make one with New Disk, or open another folder.</source>
        <translation>请用“新建磁盘”创建一个，或打开其他文件夹。</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Take &amp;Out of Library</source>
        <translation>从库中移除(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>还有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Allow for This Folder</source>
        <translation>允许此文件夹(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keep Blocked</source>
        <translation>保持阻止(&amp;K)</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>This machine can only be looked at now.</source>
        <translation>现在只能查看这台虚拟机。</translation>
    </message>
    <message>
        <source>&amp;Finish It</source>
        <translation>完成它(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Look Again</source>
        <translation>重新查看(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation>回退(&amp;R)</translation>
    </message>
    <message>
        <source>Reco&amp;ver Lost Disks…</source>
        <translation>恢复丢失的磁盘(&amp;V)…</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>没有与“%1”匹配的内容。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>strata::ui::MainWindow</name>
    <message>
        <source>Tool Bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Filter disks and files</source>
        <translation>筛选磁盘和文件</translation>
    </message>
    <message>
        <source>%1 — Strata</source>
        <translation>%1 — Strata</translation>
    </message>
    <message>
        <source>Strata</source>
        <translation>Strata</translation>
    </message>
    <message>
        <source>No machine is open.</source>
        <translation>没有打开的虚拟机。</translation>
    </message>
    <message>
        <source>Select a disk first.</source>
        <translation>请先选择磁盘。</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>没有正在运行的任务。</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Virtual disks and machines (%1)</source>
        <translation>虚拟磁盘和虚拟机 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <source>Nothing Yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Clear Recent</source>
        <translation>清除最近项目(&amp;C)</translation>
    </message>
    <message>
        <source>Only virtual machines (.vmx) have a history.</source>
        <translation>只有虚拟机 (.vmx) 才有历史。</translation>
    </message>
    <message>
        <source>The folder is still being read.</source>
        <translation>文件夹仍在读取中。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>strata::ui::MendDialog</name>
    <message>
        <source>Mend “%1”</source>
        <translation>修复“%1”</translation>
    </message>
    <message>
        <source>Reading both disks…</source>
        <translation>正在读取两个磁盘…</translation>
    </message>
    <message>
        <source>&amp;Mend</source>
        <translation>修复(&amp;M)</translation>
    </message>
    <message>
        <source>“%1” names the parent “%2”, which is not there. It fits “%3”, whose name is written into it; no other byte changes.</source>
        <translation>“%1”所指的父磁盘“%2”不存在。它与“%3”相符，将把后者的名称写入其中；其他字节均不改变。</translation>
    </message>
    <message>
        <source>“%1” expects the content ID %2 of its parent, but “%3” has %4.</source>
        <translation>“%1”期望其父磁盘的内容 ID 为 %2，但“%3”的内容 ID 为 %4。</translation>
    </message>
    <message>
        <source>The parent was written after it (%1; the child %2). Its data has probably changed: what builds on it may read wrong. Keep a copy before you use it.</source>
        <translation>父磁盘在它之后被写入过（%1；子磁盘为 %2）。其数据可能已改变：基于它的内容可能读取有误。使用前请保留一份副本。</translation>
    </message>
    <message>
        <source>The parent was not written after it (last %1), so its data has most likely not changed.</source>
        <translation>父磁盘在它之后未被写入（最后写入于 %1），因此其数据很可能没有改变。</translation>
    </message>
    <message>
        <source>Mending writes the parent&apos;s content ID into “%1”; no other byte changes.</source>
        <translation>修复会将父磁盘的内容 ID 写入“%1”；其他字节均不改变。</translation>
    </message>
</context>
<context>
    <name>strata::ui::MergeDialog</name>
    <message>
        <source>Merge “%1”</source>
        <translation>合并“%1”</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>The snapshot “%1” goes; its data stays for what builds on it.</source>
        <translation>快照“%1”将消失；其数据会为基于它的状态保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s) build on it: each gets what it needs, or the data stays where it is without a name.</source>
        <translation>
            <numerusform>有 %n 个状态基于它：各自获得所需的数据，或者数据留在原处但不再有名称。</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataDelegate</name>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataModel</name>
    <message>
        <source>Not a key that Strata knows; kept as it is.</source>
        <translation>Strata 不认识的键，原样保留。</translation>
    </message>
    <message>
        <source>New; not in the file yet.</source>
        <translation>新增，尚未写入文件。</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>文件中：%1</translation>
    </message>
    <message>
        <source>Locked: a wrong value here makes the disk unreadable. Unlock expert fields to change it.</source>
        <translation>已锁定：此处的错误值会使磁盘无法读取。要更改请解锁专家字段。</translation>
    </message>
    <message>
        <source>%1, changed, not applied yet</source>
        <translation>%1，已更改，尚未应用</translation>
    </message>
    <message>
        <source>● %1</source>
        <translation>● %1</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>%1: this disk can only be read now.</source>
        <translation>%1：此磁盘目前只能读取。</translation>
    </message>
    <message>
        <source>%1: locked. Unlock expert fields to change it.</source>
        <translation>%1：已锁定。请解锁专家字段后再更改。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>key and why its value was refused</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” is not of the form key = &quot;value&quot;.</source>
        <translation>“%1”不符合 key = &quot;value&quot; 的格式。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataPage</name>
    <message>
        <source>Unlock e&amp;xpert fields</source>
        <translation>解锁专家字段(&amp;X)</translation>
    </message>
    <message>
        <source>Add &amp;Key…</source>
        <translation>添加键(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>还原(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Filter keys and values</source>
        <translation>筛选键和值</translation>
    </message>
    <message>
        <source>Content IDs and the kind of disk: a wrong value makes the disk unreadable.</source>
        <translation>内容 ID 和磁盘类型：错误的值会使磁盘无法读取。</translation>
    </message>
    <message>
        <source>This disk is in use; its metadata can only be read.</source>
        <translation>此磁盘正在使用中，其元数据只能查看。</translation>
    </message>
    <message numerus="yes">
        <source>%n pending change(s), not in the file yet</source>
        <translation>
            <numerusform>%n 项待应用的更改，尚未写入文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget the pending changes</source>
        <translation>放弃待应用的更改</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有更改</translation>
    </message>
    <message>
        <source>Write the pending changes to the disk in one step</source>
        <translation>一步将待应用的更改写入磁盘</translation>
    </message>
    <message>
        <source>Add Key</source>
        <translation>添加键</translation>
    </message>
    <message>
        <source>Key, without “ddb.”:</source>
        <translation>键（不含“ddb.”）：</translation>
    </message>
    <message>
        <source>“%1” cannot be a key.</source>
        <translation>“%1”不能作为键。</translation>
    </message>
    <message>
        <source>Previe&amp;w…</source>
        <translation>预览(&amp;W)…</translation>
    </message>
    <message>
        <source>Compare Links…</source>
        <translation>比较链接…</translation>
    </message>
    <message>
        <source>Compare links</source>
        <translation>比较链接</translation>
    </message>
    <message>
        <source>Show what the file would say, line by line</source>
        <translation>逐行显示文件将写入的内容</translation>
    </message>
    <message>
        <source>Compare the links of the chain, and see which values count</source>
        <translation>比较链中的各链接，查看哪些值生效</translation>
    </message>
    <message>
        <source>Only a disk with parents has links to compare.</source>
        <translation>只有带父磁盘的磁盘才有链接可比较。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pasted line(s) could not be taken.</source>
        <translation>
            <numerusform>%n 行粘贴内容无法采用。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataPreview</name>
    <message>
        <source>%1, removed</source>
        <translation>%1，已删除</translation>
    </message>
    <message>
        <source>%1, added</source>
        <translation>%1，已添加</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Lines of the description</source>
        <translation>描述文件的各行</translation>
    </message>
    <message>
        <source>Preview of the Description</source>
        <translation>描述文件预览</translation>
    </message>
    <message>
        <source>“%1” says all this already; nothing would be written.</source>
        <translation>“%1”中已是这些内容，无需写入。</translation>
    </message>
    <message>
        <source>What “%1” says now, and what it would say. It is written in one step; everything else in the file stays as it is, byte for byte.</source>
        <translation>“%1”现在的内容与更改后的内容。更改将一步写入；文件中其余内容逐字节保持不变。</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>strata::ui::MetadataTable</name>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;set to the File&apos;s Value</source>
        <translation>重置为文件中的值(&amp;S)</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
</context>
<context>
    <name>strata::ui::MiniMap</name>
    <message>
        <source>The whole graph; click to go there</source>
        <translation>整个图；单击可转到该处</translation>
    </message>
</context>
<context>
    <name>strata::ui::NewDiskDialog</name>
    <message>
        <source>&amp;Grow as needed</source>
        <translation>随用随增(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Reserve all now</source>
        <translation>立即预留全部空间(&amp;R)</translation>
    </message>
    <message>
        <source>New Disk</source>
        <translation>新建磁盘</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>创建(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation>复制为命令(&amp;M)</translation>
    </message>
    <message>
        <source>SCSI (LSI Logic)</source>
        <translation>SCSI (LSI Logic)</translation>
    </message>
    <message>
        <source>SCSI (BusLogic)</source>
        <translation>SCSI (BusLogic)</translation>
    </message>
    <message>
        <source>IDE</source>
        <translation>IDE</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>大小(&amp;S)：</translation>
    </message>
    <message>
        <source>For:</source>
        <translation>用于：</translation>
    </message>
    <message>
        <source>Space:</source>
        <translation>空间：</translation>
    </message>
    <message>
        <source>A&amp;dapter:</source>
        <translation>适配器(&amp;D)：</translation>
    </message>
    <message>
        <source>This kind of disk always grows as needed.</source>
        <translation>此类磁盘总是随用随增。</translation>
    </message>
    <message>
        <source>Use the Name “%1”</source>
        <translation>使用名称“%1”</translation>
    </message>
    <message>
        <source>Split into 2 GB Files</source>
        <translation>拆分为 2 GB 的文件</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>磁盘</translation>
    </message>
</context>
<context>
    <name>strata::ui::OverviewPage</name>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Capacity:</source>
        <translation>容量：</translation>
    </message>
    <message>
        <source>Data in it:</source>
        <translation>其中数据：</translation>
    </message>
    <message>
        <source>On the volume:</source>
        <translation>占用空间：</translation>
    </message>
    <message>
        <source>Chain:</source>
        <translation>磁盘链：</translation>
    </message>
    <message>
        <source>Adapter:</source>
        <translation>适配器：</translation>
    </message>
    <message>
        <source>Hardware:</source>
        <translation>硬件：</translation>
    </message>
    <message>
        <source>Geometry:</source>
        <translation>几何参数：</translation>
    </message>
    <message>
        <source>UUID:</source>
        <translation>UUID：</translation>
    </message>
    <message>
        <source>Content ID:</source>
        <translation>内容 ID：</translation>
    </message>
    <message>
        <source>Parent:</source>
        <translation>父磁盘：</translation>
    </message>
    <message>
        <source>Expects of it:</source>
        <translation>期望其内容 ID：</translation>
    </message>
    <message>
        <source>In use by:</source>
        <translation>使用者：</translation>
    </message>
    <message>
        <source>Path:</source>
        <translation>路径：</translation>
    </message>
    <message>
        <source>%1 in %2 of files</source>
        <translation>%1，文件共 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n 个链接</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>%1 cylinders, %2 heads, %3 sectors</source>
        <translation>%1 柱面，%2 磁头，%3 扇区</translation>
    </message>
    <message>
        <source>%1, counting what is in it…</source>
        <translation>%1，正在统计其中内容…</translation>
    </message>
    <message>
        <source>%1 of %2 hold data</source>
        <translation>%2 中有 %1 含数据</translation>
    </message>
    <message>
        <source>%1 (the parent was not found)</source>
        <translation>%1（未找到父磁盘）</translation>
    </message>
    <message>
        <source>%1, and has it</source>
        <translation>%1，一致</translation>
    </message>
    <message>
        <source>%1, but it has %2</source>
        <translation>%1，但实际为 %2</translation>
    </message>
    <message>
        <source>%1; what is in it cannot be counted while it is broken</source>
        <translation>%1；损坏期间无法统计其中的数据</translation>
    </message>
</context>
<context>
    <name>strata::ui::PartitionBar</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation>分区 %1</translation>
    </message>
    <message>
        <source>Whole disk</source>
        <translation>整个磁盘</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>%1; from byte %2</source>
        <translation>%1；起始于字节 %2</translation>
    </message>
    <message>
        <source>Partitions: %1</source>
        <translation>分区：%1</translation>
    </message>
</context>
<context>
    <name>strata::ui::PlanSummary</name>
    <message>
        <source>What will happen</source>
        <translation>将要进行的操作</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Reads %1, writes at most %2.</source>
        <translation>读取 %1，最多写入 %2。</translation>
    </message>
    <message numerus="yes">
        <source>Writes %1 in %n file(s) now.</source>
        <translation>
            <numerusform>现在写入 %1，共 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Free on the volume: %1.</source>
        <translation>卷上可用：%1。</translation>
    </message>
    <message>
        <source>Room needed: %1</source>
        <translation>所需空间：%1</translation>
    </message>
    <message>
        <source>No data is moved.</source>
        <translation>不移动任何数据。</translation>
    </message>
    <message>
        <source>Gives back %1.</source>
        <translation>释放 %1。</translation>
    </message>
    <message>
        <source>Reads %1, writes nothing.</source>
        <translation>读取 %1，不写入。</translation>
    </message>
</context>
<context>
    <name>strata::ui::PurgeDialog</name>
    <message>
        <source>Purge Discarded States</source>
        <translation>清除已丢弃的状态</translation>
    </message>
    <message>
        <source>&amp;Purge</source>
        <translation>清除(&amp;P)</translation>
    </message>
    <message numerus="yes">
        <source>%n discarded state(s) are deleted for good.</source>
        <translation>
            <numerusform>将永久删除 %n 个已丢弃的状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps that could have brought them back can no longer be undone.</source>
        <translation>本可恢复它们的步骤将无法再撤销。</translation>
    </message>
    <message>
        <source>This gives back %1.</source>
        <translation>这将释放 %1。</translation>
    </message>
    <message>
        <source>Files to be deleted</source>
        <translation>要删除的文件</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>文件：</translation>
    </message>
</context>
<context>
    <name>strata::ui::QuitGuard</name>
    <message>
        <source>Quit Strata</source>
        <translation>退出 Strata</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are not finished. A cancelled job leaves the disks as they were.</source>
        <translation>
            <numerusform>有 %n 个任务尚未完成。取消的任务会使磁盘保持原状。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The metadata of %n disk(s) was changed, but not applied. These changes would be lost.</source>
        <translation>
            <numerusform>%n 个磁盘的元数据已更改但未应用。这些更改将会丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the jobs and quit?</source>
        <translation>取消任务并退出吗？</translation>
    </message>
    <message>
        <source>Quit without the changes?</source>
        <translation>放弃更改并退出吗？</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>留下(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel Jobs and Quit</source>
        <translation>取消任务并退出(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Discard Changes and Quit</source>
        <translation>放弃更改并退出(&amp;D)</translation>
    </message>
</context>
<context>
    <name>strata::ui::RecoverDialog</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Recover Lost Disks in “%1”</source>
        <translation>恢复“%1”中丢失的磁盘</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Files that hold data but that no disk names get a description again. Their data is never written.</source>
        <translation>存有数据但没有磁盘引用的文件会重新获得描述符。其中的数据绝不会被写入。</translation>
    </message>
    <message>
        <source>What is known comes from the files themselves, from the disks around them and from the machine&apos;s lists; nothing is guessed.</source>
        <translation>已知信息来自这些文件本身、周围的磁盘以及虚拟机的列表；不作任何猜测。</translation>
    </message>
    <message>
        <source>&amp;Disk:</source>
        <translation>磁盘(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Builds on:</source>
        <translation>父盘(&amp;B)：</translation>
    </message>
    <message>
        <source>All that are clear</source>
        <translation>所有可以确定的</translation>
    </message>
    <message>
        <source>What the files say</source>
        <translation>以文件所述为准</translation>
    </message>
    <message>
        <source>Several disks may be what it builds on: choose one.</source>
        <translation>它的父盘可能是多个磁盘之一：请选择。</translation>
    </message>
    <message>
        <source>Nothing to choose: the files say it.</source>
        <translation>无需选择：文件已说明。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>strata::ui::RenameDiskDialog</name>
    <message>
        <source>Rename “%1”</source>
        <translation>重命名“%1”</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>“%1” and all of its files get another name, and so does everything beside it that names it: the virtual machine, its snapshot list, the disks that build on it.</source>
        <translation>“%1”及其所有文件将更名，旁边引用它的一切也随之更新：虚拟机、其快照列表以及基于它的磁盘。</translation>
    </message>
    <message>
        <source>Snapshots stay valid, and the steps before it can be undone as before.</source>
        <translation>快照仍然有效，此前的步骤仍可撤销。</translation>
    </message>
    <message>
        <source>&amp;New name:</source>
        <translation>新名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>A name, without a folder: the disk stays where it is.</source>
        <translation>只需名称，不含文件夹：磁盘留在原处。</translation>
    </message>
    <message>
        <source>This is its name now.</source>
        <translation>这就是它现在的名称。</translation>
    </message>
</context>
<context>
    <name>strata::ui::RepairDialog</name>
    <message>
        <source>Repair “%1”</source>
        <translation>修复“%1”</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>What can be mended without changing what the disk reads as is mended. What is overwritten is kept beside the disk, so that the repair can be taken back.</source>
        <translation>在不改变磁盘读出内容的前提下，能修复的都会修复。被覆盖的内容保存在磁盘旁，因此可以撤回修复。</translation>
    </message>
    <message>
        <source>Snapshots stay valid; the disks it builds on are looked at, never written.</source>
        <translation>快照保持有效；它所基于的磁盘只会被查看，绝不会被写入。</translation>
    </message>
    <message>
        <source>Give &amp;up what cannot be read</source>
        <translation>放弃无法读取的内容(&amp;U)</translation>
    </message>
    <message>
        <source>Such places then read as the parent has them, or as zeros.</source>
        <translation>这些位置此后读作父磁盘的内容，或读作零。</translation>
    </message>
</context>
<context>
    <name>strata::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Restore &amp;Standard</source>
        <translation>恢复默认值(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>Of the window; what is in files stays as it is.</source>
        <translation>窗口的语言；文件中的内容保持不变。</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>颜色(&amp;C)：</translation>
    </message>
    <message>
        <source>Those of the desktop, or always the same.</source>
        <translation>跟随桌面，或始终使用同一种。</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>&amp;Sizes:</source>
        <translation>大小(&amp;S)：</translation>
    </message>
    <message>
        <source>What is shown; fields and files count in powers of 1024.</source>
        <translation>仅影响显示；输入框和文件按 1024 的幂计算。</translation>
    </message>
    <message>
        <source>KB, MB, GB (1024)</source>
        <translation>KB、MB、GB（1024）</translation>
    </message>
    <message>
        <source>KiB, MiB, GiB (1024)</source>
        <translation>KiB、MiB、GiB（1024）</translation>
    </message>
    <message>
        <source>kB, MB, GB (1000)</source>
        <translation>kB、MB、GB（1000）</translation>
    </message>
    <message>
        <source>Tell on the desktop when a job &amp;ends</source>
        <translation>作业结束时发送桌面通知(&amp;E)</translation>
    </message>
    <message>
        <source>Only while the window is not in front.</source>
        <translation>仅当窗口不在前台时。</translation>
    </message>
    <message>
        <source>Keep the computer &amp;awake while disks are written</source>
        <translation>写入磁盘时保持计算机唤醒(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing is lost if it falls asleep, but the job waits.</source>
        <translation>休眠不会造成丢失，但作业会等待。</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>没有与“%1”匹配的内容。</translation>
    </message>
</context>
<context>
    <name>strata::ui::ShortcutsDialog</name>
    <message>
        <source>&amp;Keys:</source>
        <translation>按键(&amp;K)：</translation>
    </message>
    <message>
        <source>Use &amp;Standard</source>
        <translation>使用默认(&amp;S)</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys of the selected command</source>
        <translation>所选命令的按键</translation>
    </message>
    <message>
        <source>&amp;Reset All</source>
        <translation>全部重置(&amp;R)</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Take it away there first.</source>
        <translation>%1 已用于“%2”。请先在那里移除。</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>无快捷键</translation>
    </message>
</context>
<context>
    <name>strata::ui::SizeField</name>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation>大小的单位</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>strata::ui::SnapshotCommands</name>
    <message>
        <source>A snapshot of the present state was taken.</source>
        <translation>已为当前状态拍摄快照。</translation>
    </message>
    <message>
        <source>Now at “%1”.</source>
        <translation>现在位于“%1”。</translation>
    </message>
    <message>
        <source>“%1” was merged; its data is where it is needed.</source>
        <translation>“%1”已合并；其数据已在需要之处。</translation>
    </message>
    <message>
        <source>“%1” was discarded.</source>
        <translation>“%1”已丢弃。</translation>
    </message>
    <message>
        <source>What was discarded is deleted for good.</source>
        <translation>已丢弃的内容已永久删除。</translation>
    </message>
    <message>
        <source>“%1” is a snapshot now.</source>
        <translation>“%1”现在是快照。</translation>
    </message>
    <message>
        <source>The last step was taken back.</source>
        <translation>上一步已撤回。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo and &amp;Give It Up</source>
        <translation>撤销并放弃(&amp;G)</translation>
    </message>
    <message>
        <source>No machine is open.</source>
        <translation>没有打开的虚拟机。</translation>
    </message>
    <message>
        <source>Only virtual machines (.vmx) have snapshots.</source>
        <translation>只有虚拟机 (.vmx) 才有快照。</translation>
    </message>
    <message>
        <source>The machine is still being read.</source>
        <translation>仍在读取虚拟机。</translation>
    </message>
    <message>
        <source>Select a snapshot first.</source>
        <translation>请先选择一个快照。</translation>
    </message>
    <message>
        <source>This is where you are. Select a snapshot.</source>
        <translation>您就在这里。请选择一个快照。</translation>
    </message>
    <message>
        <source>It is not in the snapshot list. Adopt it first.</source>
        <translation>它不在快照列表中。请先收录。</translation>
    </message>
    <message>
        <source>This is not a snapshot.</source>
        <translation>这不是快照。</translation>
    </message>
    <message>
        <source>The machine&apos;s present state was not found.</source>
        <translation>未找到虚拟机的当前状态。</translation>
    </message>
    <message>
        <source>Nothing builds on it, so there is nothing to keep its data for. Discard it instead.</source>
        <translation>没有状态基于它，无需为谁保留数据。请改为丢弃。</translation>
    </message>
    <message>
        <source>This is where you are. Go to a snapshot and discard the present state there.</source>
        <translation>您就在这里。请转到一个快照，并在那时丢弃当前状态。</translation>
    </message>
    <message>
        <source>The present state builds on it. Go to another snapshot first, or merge it.</source>
        <translation>当前状态基于它。请先转到另一个快照，或将其合并。</translation>
    </message>
    <message>
        <source>A disk of another machine builds on it.</source>
        <translation>另一台虚拟机的磁盘基于它。</translation>
    </message>
    <message>
        <source>Select a state that is not in the snapshot list.</source>
        <translation>请选择一个不在快照列表中的状态。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的内容。</translation>
    </message>
    <message>
        <source>Nothing is discarded.</source>
        <translation>没有已丢弃的内容。</translation>
    </message>
    <message>
        <source>Select a snapshot, or two of them with Ctrl.</source>
        <translation>请选择一个快照，或按住 Ctrl 选择两个。</translation>
    </message>
    <message>
        <source>Only snapshots and the present state can be compared.</source>
        <translation>只能比较快照和当前状态。</translation>
    </message>
    <message>
        <source>Choose the Parent of “%1”</source>
        <translation>选择“%1”的父磁盘</translation>
    </message>
    <message>
        <source>Virtual disks (%1)</source>
        <translation>虚拟磁盘 (%1)</translation>
    </message>
    <message>
        <source>“%1” fits its parent again.</source>
        <translation>“%1”已重新与其父磁盘相符。</translation>
    </message>
    <message>
        <source>It fits the parent that it builds on.</source>
        <translation>它与其父磁盘相符。</translation>
    </message>
</context>
<context>
    <name>strata::ui::SnapshotTreeModel</name>
    <message>
        <source>Data that only this state holds, over all its disks</source>
        <translation>只有此状态才有的数据，含其所有磁盘</translation>
    </message>
    <message>
        <source>What discarding it gives back; where others build on it, what merging it does</source>
        <translation>丢弃后释放的空间；若有其他状态基于它，则为合并后释放的空间</translation>
    </message>
    <message>
        <source>Extra room needed for a while when it is merged into its parent or children</source>
        <translation>合并到父级或子级时暂时需要的额外空间</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>Freed</source>
        <translation>可释放</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>%1; shares %2 with what it builds on</source>
        <translation>%1；与其基础共用 %2</translation>
    </message>
    <message>
        <source>Discarding it with what builds on it gives back %1</source>
        <translation>连同基于它的内容一起丢弃可释放 %1</translation>
    </message>
    <message>
        <source>Merging needs %1 for a while and gives back %2</source>
        <translation>合并暂时需要 %1，之后释放 %2</translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation>未列出</translation>
    </message>
</context>
<context>
    <name>strata::ui::SnapshotTreeView</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
</context>
<context>
    <name>strata::ui::StartPage</name>
    <message>
        <source>Open a virtual machine’s folder to see its disks and how they hang together.</source>
        <translation>打开虚拟机的文件夹，查看其磁盘以及它们之间的关系。</translation>
    </message>
    <message>
        <source>Or drop a folder, a .vmx or a .vmdk file here.</source>
        <translation>或将文件夹、.vmx 或 .vmdk 文件拖放到此处。</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>strata::ui::StepDialog</name>
    <message>
        <source>Afterwards:</source>
        <translation>之后：</translation>
    </message>
    <message>
        <source>Copy as Co&amp;mmand</source>
        <translation>复制为命令(&amp;M)</translation>
    </message>
</context>
<context>
    <name>strata::ui::TakeSnapshotDialog</name>
    <message>
        <source>Take Snapshot</source>
        <translation>拍摄快照</translation>
    </message>
    <message>
        <source>&amp;Take Snapshot</source>
        <translation>拍摄快照(&amp;T)</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>描述(&amp;D)：</translation>
    </message>
    <message>
        <source>A snapshot needs a name.</source>
        <translation>快照需要名称。</translation>
    </message>
    <message>
        <source>What all disks of “%1” hold now is kept under this name; the machine goes on in new, empty files.</source>
        <translation>“%1”所有磁盘现在的内容将以此名称保留；虚拟机在新的空文件中继续。</translation>
    </message>
</context>
<context>
    <name>strata::ui::TargetChoice</name>
    <message>
        <source>&amp;Workstation or Fusion</source>
        <translation>&amp;Workstation 或 Fusion</translation>
    </message>
    <message>
        <source>&amp;ESXi</source>
        <translation>&amp;ESXi</translation>
    </message>
    <message>
        <source>&amp;OVA, for transport</source>
        <translation>&amp;OVA，用于传输</translation>
    </message>
    <message>
        <source>&amp;VirtualBox</source>
        <translation>&amp;VirtualBox</translation>
    </message>
    <message>
        <source>&amp;QEMU</source>
        <translation>&amp;QEMU</translation>
    </message>
    <message>
        <source>Raw &amp;image</source>
        <translation>原始映像(&amp;I)</translation>
    </message>
    <message>
        <source>Another &amp;kind:</source>
        <translation>其他类型(&amp;K)：</translation>
    </message>
    <message>
        <source>Kind of disk</source>
        <translation>磁盘类型</translation>
    </message>
</context>
<context>
    <name>strata::ui::TimelineModel</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>builds on “%1”</source>
        <translation>基于“%1”</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state and duration of a job</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Time Unknown</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a job and how it ended, spoken</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自有</translation>
    </message>
</context>
<context>
    <name>strata::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>strata::ui::WorkPicture</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The file from its beginning to its end; filled where it stores data.</source>
        <translation>文件从头到尾；填充处存有数据。</translation>
    </message>
    <message>
        <source>Across: the place in the file. Up: the place on the disk.</source>
        <translation>横向：在文件中的位置。纵向：在磁盘上的位置。</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>现在：%1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>之后：%1</translation>
    </message>
</context>
</TS>
