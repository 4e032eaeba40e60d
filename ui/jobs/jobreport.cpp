// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobreport.h"

#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace strata::ui {
namespace {

struct JobReportText {
    Q_DECLARE_TR_FUNCTIONS(JobReportText)
};

QString stateSentence(const JobRecord& record) {
    switch (record.state) {
    case JobRecord::State::Waiting: return JobReportText::tr("This job waits for its turn.");
    case JobRecord::State::Running:
        return record.isPaused ? JobReportText::tr("This job is paused; what it writes stays locked.")
                               : JobReportText::tr("This job is running.");
    case JobRecord::State::Done: return JobReportText::tr("Done.");
    case JobRecord::State::Failed: return JobReportText::tr("Failed.");
    case JobRecord::State::Cancelled:
        return JobReportText::tr("Cancelled. The disks are as they were before; nothing was left behind.");
    case JobRecord::State::Interrupted:
        return JobReportText::tr("The program ended while this job ran. Open the folder: what was cut off can be "
                                 "finished or rolled back there.");
    }
    return {};
}

QString roleText(TouchedFile::Role role, bool isEnded) {
    switch (role) {
    case TouchedFile::Role::Made: return isEnded ? JobReportText::tr("Made") : JobReportText::tr("Makes");
    case TouchedFile::Role::Changed: return isEnded ? JobReportText::tr("Changed") : JobReportText::tr("Changes");
    case TouchedFile::Role::Removed: return isEnded ? JobReportText::tr("Removed") : JobReportText::tr("Removes");
    }
    return {};
}

QString timeText(const QDateTime& time) { return QLocale().toString(time, QLocale::ShortFormat); }

QString sizeText(std::uint64_t bytes) {
    return bytes < 1024
               ? formatBytes(bytes)
               : JobReportText::tr("%1 (%2)", "size (exact size)").arg(formatBytes(bytes), formatExactBytes(bytes));
}

QString roomText(const std::optional<std::uint64_t>& room) { return room ? formatBytes(*room) : QStringLiteral("–"); }

/// "30.4 GB before, 12.1 GB afterwards: 18.3 GB freed"
QString roomOf(const JobRecord& record) {
    const std::uint64_t before = record.roomBefore.value_or(0);
    const std::uint64_t after = record.roomAfter.value_or(0);
    const QString both = JobReportText::tr("%1 before, %2 afterwards").arg(formatBytes(before), formatBytes(after));
    if (before == after)
        return both;
    return before > after ? JobReportText::tr("%1: %2 freed").arg(both, formatBytes(before - after))
                          : JobReportText::tr("%1: %2 taken").arg(both, formatBytes(after - before));
}

QList<JobReport::Fact> factsOf(const JobRecord& record) {
    QList<JobReport::Fact> facts;
    const auto add = [&facts](const QString& label, const QString& value) {
        if (!value.isEmpty())
            facts.append({label, value});
    };
    if (record.started.isValid()) {
        add(JobReportText::tr("Started"), timeText(record.started));
        if (record.finished.isValid())
            add(JobReportText::tr("Ended"), timeText(record.finished));
        if (record.isEnded() && record.finished.isValid())
            add(JobReportText::tr("Duration"), durationText(record.started, record.finished));
    }
    // Pauses say nothing of the speed.
    const qint64 ms = record.isEnded() && record.started.isValid() && record.finished.isValid()
                          ? record.started.msecsTo(record.finished) - record.pausedMs
                          : 0;
    if (record.pausedMs >= 1000)
        add(JobReportText::tr("Paused for"), durationText(record.pausedMs));
    if (record.isEnded() && record.bytes > 0) {
        add(JobReportText::tr("Worked through"), sizeText(record.bytes));
        if (ms > 0)
            add(JobReportText::tr("Speed"),
                formatSpeed(static_cast<double>(record.bytes) * 1000.0 / static_cast<double>(ms)));
    }
    if (record.isEnded() && (record.roomBefore || record.roomAfter))
        add(JobReportText::tr("Room on the volume"), roomOf(record));
    const auto planned = [&](const QString& label, std::uint64_t bytes) {
        if (bytes > 0)
            add(label, sizeText(bytes));
    };
    planned(JobReportText::tr("Planned to read"), record.reads);
    planned(JobReportText::tr("Planned to write at most"), record.writes);
    planned(JobReportText::tr("Planned to free"), record.frees);
    return facts;
}

QString escaped(const QString& text) {
    QString clean;
    for (const QChar c : text) // XML knows no other control characters
        if (c.unicode() >= 0x20 || c == QLatin1Char('\n') || c == QLatin1Char('\t'))
            clean += c.unicode() == 0xfffe || c.unicode() == 0xffff ? QChar(QChar::ReplacementCharacter) : c;
    return clean.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>"));
}

QString paragraph(const QString& text, const char* kind = nullptr) {
    if (text.isEmpty())
        return {};
    const QString attribute = kind != nullptr ? QStringLiteral(" class=\"%1\"").arg(QLatin1String(kind)) : QString();
    return QStringLiteral("<p%1>%2</p>\n").arg(attribute, escaped(text));
}

QString row(const QStringList& cells, const char* cell) {
    QString row;
    for (const QString& text : cells)
        row += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(cell), escaped(text));
    return QStringLiteral("<tr>%1</tr>\n").arg(row);
}

const char kStyle[] =
    "body{font-family:sans-serif;margin:2em;max-width:60em;color-scheme:light dark}"
    "table{border-collapse:collapse}td,th{padding:.2em 1em .2em 0;text-align:left;vertical-align:top}"
    "thead th{border-bottom:1px solid}pre{white-space:pre-wrap}.state{font-weight:bold}";

} // namespace

JobReport reportOf(const JobRecord& record) {
    JobReport report;
    report.title = translated(record.title);
    report.state = stateSentence(record);
    report.facts = factsOf(record);
    if (record.error && record.state == JobRecord::State::Failed) {
        report.problem = errorSummary(*record.error);
        report.advice = errorAdvice(*record.error);
        report.details = errorDetails(*record.error).trimmed();
    }
    for (const Report::Line& line : record.report.lines)
        report.lines.append({line.severity, translated(line.text)});
    for (const Text& warning : record.warnings)
        report.lines.append({Severity::Warning, translated(warning)});
    report.fileColumns = {JobReportText::tr("What"), JobReportText::tr("File"), JobReportText::tr("Before"),
                          JobReportText::tr("Afterwards")};
    for (const TouchedFile& file : record.files)
        report.files.append({roleText(file.role, record.isEnded()), formatPath(file.path), roomText(file.before),
                             roomText(file.after)});
    for (const std::filesystem::path& path : record.sources)
        report.files.append(
            {record.isEnded() ? JobReportText::tr("Read") : JobReportText::tr("Reads"), formatPath(path), {}, {}});
    if (record.moreFiles > 0)
        report.files.append({JobReportText::tr("And"),
                             JobReportText::tr("%n more file(s)", nullptr, static_cast<int>(record.moreFiles)),
                             {},
                             {}});
    return report;
}

QString toText(const JobReport& report) {
    QStringList parts{report.title, report.state};
    if (!report.problem.isEmpty())
        parts << report.problem + (report.advice.isEmpty() ? QString() : QLatin1Char('\n') + report.advice);
    QStringList lines;
    for (const JobReport::Line& line : report.lines)
        lines << (line.severity == Severity::Note
                      ? line.text
                      : JobReportText::tr("%1: %2").arg(severityText(line.severity), line.text));
    parts << lines.join(QLatin1Char('\n'));
    lines.clear();
    for (const JobReport::Fact& fact : report.facts)
        lines << JobReportText::tr("%1: %2").arg(fact.label, fact.value);
    parts << lines.join(QLatin1Char('\n'));
    lines.clear();
    for (const QStringList& file : report.files) {
        const bool figures = file.at(2) != file.at(3); // "–" twice says nothing
        const QString change = figures ? QStringLiteral(" (%1 → %2)").arg(file.at(2), file.at(3)) : QString();
        lines << JobReportText::tr("%1: %2").arg(file.at(0), file.at(1)) + change;
    }
    parts << lines.join(QLatin1Char('\n')) << report.details;
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

QString toHtml(const JobReport& report) {
    QString body = QStringLiteral("<h1>%1</h1>\n").arg(escaped(report.title));
    body += paragraph(report.state, "state") + paragraph(report.problem) + paragraph(report.advice);
    for (const JobReport::Line& line : report.lines)
        body += paragraph(line.severity == Severity::Note
                              ? line.text
                              : JobReportText::tr("%1: %2").arg(severityText(line.severity), line.text));
    if (!report.facts.isEmpty()) {
        body += QStringLiteral("<table>\n");
        for (const JobReport::Fact& fact : report.facts)
            body += QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n")
                        .arg(escaped(fact.label), escaped(fact.value));
        body += QStringLiteral("</table>\n");
    }
    if (!report.files.isEmpty()) {
        body += QStringLiteral("<h2>%1</h2>\n<table>\n<thead>\n%2</thead>\n<tbody>\n")
                    .arg(escaped(JobReportText::tr("Files")), row(report.fileColumns, "th"));
        for (const QStringList& file : report.files)
            body += row(file, "td");
        body += QStringLiteral("</tbody>\n</table>\n");
    }
    if (!report.details.isEmpty())
        body += QStringLiteral("<h2>%1</h2>\n<pre>%2</pre>\n")
                    .arg(escaped(JobReportText::tr("Details")), escaped(report.details));
    return QStringLiteral("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%1\">\n<head>\n"
                          "<meta charset=\"utf-8\"/>\n<title>")
               .arg(QLocale().bcp47Name())
           + escaped(report.title)
           + QStringLiteral("</title>\n<style>%1</style>\n</head>\n<body>\n").arg(QLatin1String(kStyle)) + body
           + QStringLiteral("</body>\n</html>\n");
}

} // namespace strata::ui
