/** What is taken for a list where a file is chosen: texts and workbooks. */
export const LIST_FILES =
  '.csv,.txt,.tsv,.tab,.xlsx,.xlsm,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sheets of a workbook, to choose one of them. */
export function sheetChoices(sheets: readonly { readonly name: string; readonly hidden: boolean }[]) {
  return sheets.map(({ name, hidden }, index) => ({ value: String(index), label: hidden ? `${name} (hidden)` : name }))
}
