// Package paper turns bytes into tables and tables into bytes.
//
// Reading takes CSV and XLSX files from people nobody knows. [Open] tells the
// kind by content, finds encoding and delimiter from all bytes, and gives a
// [Sheet] whose rows are streamed: memory does not grow with the number of
// rows, and every limit is checked before something is allocated. A file that
// cannot be read is refused with one sentence; a row that is merely odd is
// given out together with a flaw (see [Options]).
//
// Cells are text. [Guess] goes over all rows and says, per column, which sign
// divides the decimals and in which order days and months stand, and whether
// the file leaves that open; [ParseNumber], [ParseMoney], [ParseDate] and
// [ParseInstant] read single cells under that guess.
//
// Writing takes a [Table] of typed cells ([WriteCSV], [WriteXLSX]) in which text
// can never become a formula, and [WriteFunnelSheet] writes the workbook of the
// weighted funnel with live formulas.
//
// All errors about a file or a value are of type *crm.Error with a code that
// begins with "paper."; errors returned by a callback pass through unchanged.
package paper
