// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/xmlgate.h"

#include "core/base/error.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace strata::vsphere {
namespace {

constexpr std::size_t kPiece = 64 << 10; ///< the parser is given so much at a time, so that the limits act in time
constexpr auto kInstance = u"http://www.w3.org/2001/XMLSchema-instance";

std::string utf8(QStringView text) {
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

std::string withoutPrefix(QStringView name) { return utf8(name.mid(name.lastIndexOf(u':') + 1)); }

[[noreturn]] void tooMuch() {
    throw Error(ErrorCode::LimitExceeded, text("The server's answer is longer or deeper than this program takes"));
}

} // namespace

struct XmlGate::Reader {
    explicit Reader(XmlLimits l) : limits(l) {}

    void read();
    void start();
    void end();
    void keep(std::size_t bytes);
    void problem() const;

    struct Delivery {
        std::string name;
        int depth;
        Handler handler;
    };

    XmlLimits limits;
    QXmlStreamReader xml;
    std::vector<Delivery> deliveries;
    std::vector<XmlNode> open;     ///< from the root to the element being read
    std::vector<std::size_t> cost; ///< memory of each with what it holds
    XmlNode root;
    bool complete = false;
    std::size_t kept = 0;
    std::size_t sinceToken = 0;
    std::uint64_t total = 0;
};

void XmlGate::Reader::keep(std::size_t bytes) {
    kept += bytes;
    cost.back() += bytes;
    if (kept > limits.kept)
        tooMuch();
}

void XmlGate::Reader::start() {
    if (static_cast<int>(open.size()) >= limits.depth)
        tooMuch();
    XmlNode node;
    node.name = utf8(xml.name());
    for (const QXmlStreamAttribute& attribute : xml.attributes()) {
        if (attribute.name() != u"type")
            continue;
        if (attribute.namespaceUri() == kInstance)
            node.xsiType = withoutPrefix(attribute.value());
        else if (attribute.namespaceUri().isEmpty())
            node.refType = utf8(attribute.value());
    }
    open.push_back(std::move(node));
    cost.push_back(0);
    keep(sizeof(XmlNode) + open.back().name.size() + open.back().xsiType.size() + open.back().refType.size());
}

void XmlGate::Reader::end() {
    const int depth = static_cast<int>(open.size());
    XmlNode node = std::move(open.back());
    const std::size_t used = cost.back();
    open.pop_back();
    cost.pop_back();
    if (!node.children.empty())
        node.text.clear(); // layout between elements
    const auto delivery = std::ranges::find_if(
        deliveries, [&](const Delivery& each) { return each.depth == depth && each.name == node.name; });
    if (delivery != deliveries.end()) {
        kept -= used;
        delivery->handler(std::move(node));
    } else if (open.empty()) {
        root = std::move(node);
        complete = true;
    } else {
        cost.back() += used;
        open.back().children.push_back(std::move(node));
    }
}

void XmlGate::Reader::problem() const {
    if (xml.error() == QXmlStreamReader::NoError || xml.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        return;
    throw Error(ErrorCode::Corrupt, text("The server's answer is not well-formed XML: %1", utf8(xml.errorString())));
}

void XmlGate::Reader::read() {
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            throw Error(ErrorCode::Corrupt,
                        text("The server's answer holds a document type or entity of its own, which is refused"));
        case QXmlStreamReader::StartElement: start(); break;
        case QXmlStreamReader::EndElement: end(); break;
        case QXmlStreamReader::Characters:
            if (!open.empty()) {
                const std::string piece = utf8(xml.text());
                keep(piece.size());
                open.back().text += piece;
            }
            break;
        case QXmlStreamReader::Invalid: problem(); return;
        default: break;
        }
        sinceToken = 0;
    }
    problem();
}

XmlGate::XmlGate(XmlLimits limits) : reader_(std::make_unique<Reader>(limits)) {}
XmlGate::~XmlGate() = default;

void XmlGate::deliver(std::string_view name, int depth, Handler handler) {
    reader_->deliveries.push_back({std::string(name), depth, std::move(handler)});
}

void XmlGate::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, kPiece);
        bytes.remove_prefix(piece.size());
        reader_->total += piece.size();
        reader_->sinceToken += piece.size();
        if (reader_->total > reader_->limits.total)
            tooMuch();
        reader_->xml.addData(QByteArray(piece.data(), static_cast<qsizetype>(piece.size())));
        reader_->read();
        if (reader_->sinceToken > reader_->limits.token)
            tooMuch();
    }
}

XmlNode XmlGate::finish() {
    if (!reader_->complete)
        throw Error(ErrorCode::Truncated, text("The server's answer ends too early"));
    return std::move(reader_->root);
}

} // namespace strata::vsphere
