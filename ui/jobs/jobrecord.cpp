// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobrecord.h"

#include "ui/jobs/job.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace strata::ui {
namespace {

constexpr std::array kStates = {"waiting", "running", "done", "failed", "cancelled", "interrupted"};
constexpr std::array kRoles = {"made", "changed", "removed"};
constexpr std::array kSeverities = {"note", "warning", "error"};

template<class Enum, std::size_t N>
QString nameOf(const std::array<const char*, N>& names, Enum value) {
    return QLatin1String(names.at(static_cast<std::size_t>(value)));
}

template<class Enum, std::size_t N>
Enum valueOf(const std::array<const char*, N>& names, const QJsonValue& name, Enum standard) {
    for (std::size_t i = 0; i < N; ++i)
        if (name.toString() == QLatin1String(names[i]))
            return static_cast<Enum>(i);
    return standard;
}

/// A Text keeps only a pointer to its format, which for the program's own are literals.
const char* kept(const QString& format) {
    static std::set<std::string> formats;
    return formats.insert(format.toStdString()).first->c_str();
}

QJsonObject textJson(const Text& text) {
    QJsonArray args;
    for (const std::string& arg : text.args())
        args.append(QString::fromStdString(arg));
    QJsonObject json{{QStringLiteral("text"), QString::fromUtf8(text.format())}};
    if (!args.isEmpty())
        json.insert(QStringLiteral("args"), args);
    return json;
}

Text textFrom(const QJsonValue& value) {
    const QJsonObject json = value.toObject();
    std::vector<std::string> args;
    for (const QJsonValue& arg : json.value(QStringLiteral("args")).toArray())
        args.push_back(arg.toString().toStdString());
    return {kept(json.value(QStringLiteral("text")).toString()), std::move(args)};
}

/// JSON's numbers are doubles: exact up to 9 PB.
QJsonValue number(std::uint64_t value) { return static_cast<qint64>(value); }
std::uint64_t numberFrom(const QJsonValue& value) {
    return static_cast<std::uint64_t>(std::max<qint64>(0, value.toInteger()));
}

QJsonValue timeJson(const QDateTime& time) {
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}
QDateTime timeFrom(const QJsonValue& value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toLocalTime();
}

QJsonObject errorJson(const Error& error) {
    const std::string_view name = errorName(error.code());
    QJsonObject json{{QStringLiteral("code"), QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))},
                     {QStringLiteral("message"), textJson(error.message())}};
    if (!error.advice().empty())
        json.insert(QStringLiteral("advice"), textJson(error.advice()));
    if (!error.path().empty())
        json.insert(QStringLiteral("file"), fromPath(error.path()));
    if (error.offset())
        json.insert(QStringLiteral("offset"), number(*error.offset()));
    if (error.systemError() != 0)
        json.insert(QStringLiteral("errno"), error.systemError());
    return json;
}

ErrorCode codeNamed(const std::string& name) {
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code)
        if (errorName(static_cast<ErrorCode>(code)) == name)
            return static_cast<ErrorCode>(code);
    return ErrorCode::Internal;
}

Error errorFrom(const QJsonObject& json) {
    Error error(codeNamed(json.value(QStringLiteral("code")).toString().toStdString()),
                textFrom(json.value(QStringLiteral("message"))));
    error = std::move(error).at(toPath(json.value(QStringLiteral("file")).toString()));
    if (json.contains(QStringLiteral("offset")))
        error = std::move(error).offset(numberFrom(json.value(QStringLiteral("offset"))));
    if (json.contains(QStringLiteral("errno")))
        error = std::move(error).system(json.value(QStringLiteral("errno")).toInt());
    if (json.contains(QStringLiteral("advice")))
        error = std::move(error).advice(textFrom(json.value(QStringLiteral("advice"))));
    return error;
}

QJsonArray filesJson(const TouchedFiles& files) {
    QJsonArray array;
    for (const TouchedFile& file : files) {
        QJsonObject json{{QStringLiteral("path"), fromPath(file.path)},
                         {QStringLiteral("role"), nameOf(kRoles, file.role)}};
        if (file.before)
            json.insert(QStringLiteral("before"), number(*file.before));
        if (file.after)
            json.insert(QStringLiteral("after"), number(*file.after));
        array.append(json);
    }
    return array;
}

std::optional<std::uint64_t> figureFrom(const QJsonValue& value) {
    return value.isDouble() ? std::optional(numberFrom(value)) : std::nullopt;
}

TouchedFiles filesFrom(const QJsonArray& array) {
    TouchedFiles files;
    for (const QJsonValue& value : array) {
        const QJsonObject json = value.toObject();
        files.push_back({.path = toPath(json.value(QStringLiteral("path")).toString()),
                         .role = valueOf(kRoles, json.value(QStringLiteral("role")), TouchedFile::Role::Changed),
                         .before = figureFrom(json.value(QStringLiteral("before"))),
                         .after = figureFrom(json.value(QStringLiteral("after")))});
    }
    return files;
}

/// As planned, where the job has not begun or is still at it.
TouchedFiles plannedFiles(const Plan& plan) {
    TouchedFiles files;
    for (const auto& [paths, role] : {std::pair{&plan.creates, TouchedFile::Role::Made},
                                      {&plan.changes, TouchedFile::Role::Changed},
                                      {&plan.removes, TouchedFile::Role::Removed}})
        for (const std::filesystem::path& path : *paths) {
            if (files.size() == JobRecord::kMostFiles)
                return files;
            files.push_back({.path = path, .role = role, .before = std::nullopt, .after = std::nullopt});
        }
    return files;
}

void addRoom(std::optional<std::uint64_t>& sum, const std::optional<std::uint64_t>& room) {
    if (room)
        sum = sum.value_or(0) + *room;
}

void addFiles(JobRecord& record, const Plan& plan, const TouchedFiles& touched) {
    for (const TouchedFile& file : touched) {
        addRoom(record.roomBefore, file.before);
        addRoom(record.roomAfter, file.after);
    }
    const auto first = [](const auto& all) {
        return std::vector(all.begin(),
                           all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), JobRecord::kMostFiles)));
    };
    record.files = touched.empty() ? plannedFiles(plan) : first(touched);
    record.sources = first(plan.sources);
    record.moreFiles = plan.creates.size() + plan.changes.size() + plan.removes.size() - record.files.size()
                       + plan.sources.size() - record.sources.size();
}

} // namespace

JobRecord::State recordStateOf(const Job& job) {
    switch (job.state()) {
    case Job::State::Preparing:
    case Job::State::Queued: return JobRecord::State::Waiting;
    case Job::State::Running: return JobRecord::State::Running;
    case Job::State::Done: return JobRecord::State::Done;
    case Job::State::Failed: return JobRecord::State::Failed;
    case Job::State::Cancelled: return JobRecord::State::Cancelled;
    }
    return JobRecord::State::Waiting;
}

JobRecord recordOf(const Job& job) {
    const Plan& plan = job.plan();
    JobRecord record{.id = job.id(),
                     .operation = QString::fromLatin1(job.operationName().data(),
                                                      static_cast<qsizetype>(job.operationName().size())),
                     .title = job.title(),
                     .state = recordStateOf(job),
                     .isPaused = job.isPaused(),
                     .started = job.startedAt(),
                     .finished = job.finishedAt(),
                     .bytes = job.progress().done,
                     .reads = plan.reads,
                     .writes = plan.writes,
                     .frees = plan.frees,
                     .pausedMs = job.pausedMs(),
                     .files = {},
                     .sources = {},
                     .roomBefore = {},
                     .roomAfter = {},
                     .warnings = plan.warnings,
                     .report = {},
                     .error = job.error(),
                     .process = QCoreApplication::applicationPid()};
    if (job.isFinished())
        record.report = job.report();
    addFiles(record, plan, job.isFinished() ? job.files() : TouchedFiles());
    return record;
}

QJsonObject toJson(const JobRecord& record) {
    QJsonArray sources;
    for (const std::filesystem::path& path : record.sources)
        sources.append(fromPath(path));
    QJsonArray warnings;
    for (const Text& warning : record.warnings)
        warnings.append(textJson(warning));
    QJsonArray lines;
    for (const Report::Line& line : record.report.lines) {
        QJsonObject json = textJson(line.text);
        json.insert(QStringLiteral("severity"), nameOf(kSeverities, line.severity));
        lines.append(json);
    }
    QJsonObject json{{QStringLiteral("id"), record.id},
                     {QStringLiteral("operation"), record.operation},
                     {QStringLiteral("title"), textJson(record.title)},
                     {QStringLiteral("state"), nameOf(kStates, record.state)},
                     {QStringLiteral("started"), timeJson(record.started)},
                     {QStringLiteral("finished"), timeJson(record.finished)},
                     {QStringLiteral("bytes"), number(record.bytes)},
                     {QStringLiteral("reads"), number(record.reads)},
                     {QStringLiteral("writes"), number(record.writes)},
                     {QStringLiteral("frees"), number(record.frees)},
                     {QStringLiteral("paused"), record.pausedMs},
                     {QStringLiteral("files"), filesJson(record.files)},
                     {QStringLiteral("moreFiles"), number(record.moreFiles)},
                     {QStringLiteral("sources"), sources},
                     {QStringLiteral("warnings"), warnings},
                     {QStringLiteral("report"), lines},
                     {QStringLiteral("process"), record.process}};
    if (record.roomBefore)
        json.insert(QStringLiteral("before"), number(*record.roomBefore));
    if (record.roomAfter)
        json.insert(QStringLiteral("after"), number(*record.roomAfter));
    if (record.error)
        json.insert(QStringLiteral("error"), errorJson(*record.error));
    return json;
}

std::optional<JobRecord> recordFromJson(const QJsonObject& json) {
    const auto value = [&json](const char* name) { return json.value(QLatin1String(name)); };
    JobRecord record;
    record.id = value("id").toString();
    record.title = textFrom(value("title"));
    if (record.id.isEmpty() || record.title.empty())
        return std::nullopt;
    record.operation = value("operation").toString();
    record.state = valueOf(kStates, value("state"), JobRecord::State::Interrupted);
    record.started = timeFrom(value("started"));
    record.finished = timeFrom(value("finished"));
    record.bytes = numberFrom(value("bytes"));
    record.reads = numberFrom(value("reads"));
    record.writes = numberFrom(value("writes"));
    record.frees = numberFrom(value("frees"));
    record.pausedMs = std::max<qint64>(0, value("paused").toInteger());
    record.files = filesFrom(value("files").toArray());
    record.moreFiles = numberFrom(value("moreFiles"));
    record.roomBefore = figureFrom(value("before"));
    record.roomAfter = figureFrom(value("after"));
    for (const QJsonValue& path : value("sources").toArray())
        record.sources.push_back(toPath(path.toString()));
    for (const QJsonValue& warning : value("warnings").toArray())
        record.warnings.push_back(textFrom(warning));
    for (const QJsonValue& line : value("report").toArray())
        record.report.lines.push_back(
            {valueOf(kSeverities, line.toObject().value(QLatin1String("severity")), Severity::Note), textFrom(line)});
    if (value("error").isObject())
        record.error = errorFrom(value("error").toObject());
    record.process = value("process").toInteger();
    return record;
}

} // namespace strata::ui
