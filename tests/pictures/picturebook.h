// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QList>
#include <QPixmap>
#include <QString>

class QWidget;

namespace strata::test {

/// Pictures of one mode: each a file of its own, all of them small on contact sheets.
class PictureBook {
public:
    /// `folder` is made if it is not there.
    explicit PictureBook(const QString& folder);

    void take(const QString& name, QWidget& widget);
    int count() const { return static_cast<int>(pictures_.size()); }
    /// Writes the sheets, as `prefix`-1.png and so on; false if a picture or a sheet could not be written.
    bool finish(const QString& prefix);

private:
    struct Picture {
        QString name;
        QPixmap small;
    };
    QDir folder_;
    QList<Picture> pictures_;
    bool good_ = true;
};

} // namespace strata::test
