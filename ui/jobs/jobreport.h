// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/jobrecord.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace strata::ui {

/// What a job would do or did, for people: to read, copy, save and send. In the language of the program.
struct JobReport {
    struct Fact {
        QString label;
        QString value;
    };
    struct Line {
        Severity severity = Severity::Note;
        QString text;
    };

    QString title;
    QString state; ///< in one sentence
    QList<Fact> facts;
    QString problem; ///< what went wrong
    QString advice;
    QList<Line> lines;
    QStringList fileColumns;
    QList<QStringList> files; ///< a cell a column
    QString details;          ///< English and exact
};

JobReport reportOf(const JobRecord& record);
QString toText(const JobReport& report);
/// A whole page, well-formed as XML, without anything to load.
QString toHtml(const JobReport& report);

} // namespace strata::ui
