// SPDX-License-Identifier: Apache-2.0
#include "ui/text/typetext.h"

#include <QCoreApplication>

namespace strata::ui {
namespace {

struct TypeText {
    Q_DECLARE_TR_FUNCTIONS(TypeText)
};

QString technicalName(CreateType type) {
    const std::string_view name = createTypeName(type);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString createTypeText(CreateType type) {
    switch (type) {
    case CreateType::MonolithicSparse: return TypeText::tr("One file that grows (monolithicSparse)");
    case CreateType::MonolithicFlat: return TypeText::tr("One file of full size (monolithicFlat)");
    case CreateType::TwoGbMaxExtentSparse:
        return TypeText::tr("Files of up to 2 GB that grow (twoGbMaxExtentSparse)");
    case CreateType::TwoGbMaxExtentFlat: return TypeText::tr("Files of 2 GB, full size (twoGbMaxExtentFlat)");
    case CreateType::StreamOptimized: return TypeText::tr("Compressed, for transport (streamOptimized)");
    case CreateType::Vmfs: return TypeText::tr("ESXi, thick (vmfs)");
    case CreateType::VmfsThin: return TypeText::tr("ESXi, thin (vmfsThin)");
    case CreateType::VmfsSparse: return TypeText::tr("ESXi redo log (vmfsSparse)");
    case CreateType::SeSparse: return TypeText::tr("ESXi space-efficient redo log (seSparse)");
    case CreateType::Custom: return TypeText::tr("A mix of kinds (custom)");
    case CreateType::FullDevice: return TypeText::tr("A whole physical disk (fullDevice)");
    case CreateType::PartitionedDevice: return TypeText::tr("Partitions of a physical disk (partitionedDevice)");
    default: break;
    }
    return type == CreateType::Unknown ? TypeText::tr("Unknown kind") : technicalName(type);
}

QString shortTypeText(CreateType type) {
    switch (type) {
    case CreateType::MonolithicSparse: return TypeText::tr("Grows, one file");
    case CreateType::MonolithicFlat: return TypeText::tr("Full size, one file");
    case CreateType::TwoGbMaxExtentSparse: return TypeText::tr("Grows, split");
    case CreateType::TwoGbMaxExtentFlat: return TypeText::tr("Full size, split");
    case CreateType::StreamOptimized: return TypeText::tr("Compressed");
    case CreateType::Vmfs: return TypeText::tr("ESXi");
    case CreateType::VmfsThin: return TypeText::tr("ESXi, thin");
    case CreateType::VmfsSparse:
    case CreateType::SeSparse: return TypeText::tr("ESXi redo log");
    case CreateType::Custom: return TypeText::tr("Mixed");
    default: break;
    }
    return type == CreateType::Unknown ? TypeText::tr("Unknown") : technicalName(type);
}

} // namespace strata::ui
