export interface CsvRow {
  /** The line the row starts on, counting from 1. */
  line: number;
  fields: string[];
}

/** Splits CSV text (RFC 4180: quoted fields may hold commas, doubled quotes and line breaks) into rows; blank lines are skipped. */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const start = line;
    const fields: string[] = [];
    for (;;) {
      const field = text[position] === '"' ? readQuoted(text, position) : readPlain(text, position);
      fields.push(field.value);
      line += field.breaks;
      position = field.end;
      if (text[position] !== ',') break;
      position += 1;
    }
    if (text[position] === '\r') position += 1;
    if (text[position] === '\n') position += 1;
    line += 1;
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: start, fields });
  }
  return rows;
}

interface Field {
  value: string;
  end: number;
  breaks: number;
}

function readPlain(text: string, start: number): Field {
  const end = endOfField(text, start);
  return { value: text.slice(start, end), end, breaks: 0 };
}

function readQuoted(text: string, start: number): Field {
  let value = '';
  let position = start + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote === -1) return { value: value + text.slice(position), end: text.length, breaks: countBreaks(text.slice(start)) };
    value += text.slice(position, quote);
    if (text[quote + 1] !== '"') {
      // Text after the closing quote belongs to the field: spreadsheets read it so, and losing it silently would be worse.
      const end = endOfField(text, quote + 1);
      return { value: value + text.slice(quote + 1, end), end, breaks: countBreaks(value) };
    }
    value += '"';
    position = quote + 2;
  }
}

const fieldEnd = /[,\r\n]/g;

function endOfField(text: string, start: number): number {
  fieldEnd.lastIndex = start;
  return fieldEnd.exec(text)?.index ?? text.length;
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}
