// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace strata::ui {
class MainWindow;
}

/// Waits until the window has read everything, writes its picture and ends the program (exit code 1 if it cannot).
class Screenshot : public QObject {
    Q_OBJECT
public:
    Screenshot(strata::ui::MainWindow& window, const QString& file, QObject* parent);

private:
    void look();

    strata::ui::MainWindow& window_;
    QString file_;
    QTimer timer_;
    QElapsedTimer waited_;
    int idleLooks_ = 0;
};
