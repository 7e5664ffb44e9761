import { readFileSync } from 'node:fs';
import type { OrderRows } from '#cli/orders/order-rows.ts';
import { kindOfFile, readRows } from '#cli/orders/read-rows.ts';
import type { ByteSource } from '#cli/orders/text-blocks.ts';
import { fileBytes } from '#cli/shared/file-bytes.ts';
import { parseCsv } from './csv.ts';
import type { FileReport } from './world.ts';

export interface OrderRow {
  customer: string;
  orderId: string;
  orderedMs: number;
  amountMinor: number;
  currency: string;
}

export interface TicketRow {
  ticketId: number;
  customer: string;
  createdMs: number;
  category: string;
  subject: string;
}

export interface FileContent<Row> {
  rows: Row[];
  report: FileReport;
}

/** The whole file cannot be used; the message is a sentence for the person who named it. */
export class FileRefused extends Error {}

export function readOrders(file: string, nowMs: number): FileContent<OrderRow> {
  readText(file);
  return ordersOf(file, fileBytes(file), nowMs);
}

export function readTickets(file: string, nowMs: number): FileContent<TicketRow> {
  return parseTickets(file, readText(file), nowMs);
}

export function parseOrders(file: string, text: string, nowMs: number): FileContent<OrderRow> {
  return ordersOf(file, () => [new TextEncoder().encode(text)], nowMs);
}

/** Orders are read as `npm run ltv` reads them, so that one file is right for both. Several currencies may be among them. */
function ordersOf(file: string, bytes: ByteSource, nowMs: number): FileContent<OrderRow> {
  const options = {
    timeZone: 'UTC',
    currency: null,
    map: new Map(),
    dateOrder: null,
    isLater: ({ atMs }: { atMs: number }) => atMs > nowMs,
  };
  const kind = kindOfFile(bytes, options);
  if (!kind.ok) throw new FileRefused(`${file} cannot be used. ${kind.error}`);
  if (kind.value.kind === 'summary') throw new FileRefused(`${file} cannot be used: it is a summary of customers, and holds no orders.`);
  const read = readRows(bytes, kind.value.layout, options);
  if (!read.ok) throw new FileRefused(`${file} cannot be used. ${read.error}`);
  const { later } = read.value;
  const leftOut = read.value.leftOut.result({ rows: 0, minor: 0, customers: 0, knows: () => false });
  const messages = leftOut.messages
    .filter((message) => !message.endsWith(' is after today'))
    .map((message) => message.replace(/^line (\d+)/, (_, line: string) => `${file}:${line}`));
  const rows = [...read.value.byCurrency].flatMap(([currency, table]) => rowsOf(table, currency));
  if (later > 0)
    messages.push(
      `${file}: ${later} rows are dated after the sandbox's clock (${new Date(nowMs).toISOString()}) and are left out; a later --now brings them in`,
    );
  return { rows, report: { file, accepted: rows.length, rejected: leftOut.rows - later, later, messages } };
}

/** One row an order, the sum of its lines, and one for what was refunded of it. */
function rowsOf(table: OrderRows, currency: string): OrderRow[] {
  const rows = new Map<string, OrderRow>();
  for (let index = 0; index < table.length; index += 1) {
    const amountMinor = table.minor.at(index);
    const orderId = table.orderId(table.order.at(index));
    const ownId = amountMinor < 0 && rows.has(orderId) ? `${orderId}-refund` : orderId;
    const row = rows.get(ownId);
    if (row === undefined)
      rows.set(ownId, {
        customer: table.ids[table.customer.at(index)] ?? '',
        orderId: ownId,
        orderedMs: table.atMs.at(index),
        amountMinor,
        currency,
      });
    else row.amountMinor += amountMinor;
  }
  return [...rows.values()];
}

export function parseTickets(file: string, text: string, nowMs: number): FileContent<TicketRow> {
  return readTable({
    file,
    text,
    nowMs,
    columns: ['ticket_id', 'customer_id', 'created_at', 'category', 'subject'],
    idColumn: 'ticket_id',
    timeOf: (row) => row.createdMs,
    parse: ticketRow,
  });
}

type Cells = (column: string) => string;
/** A row, or the reason there is none. */
type Parsed<Row> = Row | string;

interface Table<Row> {
  file: string;
  text: string;
  nowMs: number;
  columns: readonly string[];
  idColumn: string;
  timeOf: (row: Row) => number;
  parse: (cells: Cells) => Parsed<Row>;
}

function readTable<Row extends object>({ file, text, nowMs, columns, idColumn, timeOf, parse }: Table<Row>): FileContent<Row> {
  const report: FileReport = { file, accepted: 0, rejected: 0, later: 0, messages: [] };
  const hasMark = text.startsWith('\uFEFF');
  if (hasMark) report.messages.push(`${file}:1: the file starts with a byte-order mark, which was skipped`);
  const [header, ...lines] = parseCsv(hasMark ? text.slice(1) : text);
  const positions = columnPositions(file, header?.fields ?? [], columns);
  const width = header?.fields.length ?? 0;
  const lineById = new Map<string, number>();
  const rows: Row[] = [];
  const reject = (line: number, reason: string): void => {
    report.rejected += 1;
    report.messages.push(`${file}:${line}: ${reason}`);
  };

  for (const { line, fields } of lines) {
    if (fields.length !== width) {
      reject(line, `has ${fields.length} fields where the header has ${width}`);
      continue;
    }
    const cells: Cells = (column) => fields[positions.get(column) ?? -1]?.trim() ?? '';
    const row = parse(cells);
    if (typeof row === 'string') {
      reject(line, row);
      continue;
    }
    const id = cells(idColumn);
    const earlier = lineById.get(id);
    if (earlier !== undefined) {
      reject(line, `${idColumn} "${id}" is already on line ${earlier}`);
      continue;
    }
    lineById.set(id, line);
    if (timeOf(row) > nowMs) report.later += 1;
    else rows.push(row);
  }
  report.accepted = rows.length;
  if (report.later > 0)
    report.messages.push(
      `${file}: ${report.later} rows are dated after the sandbox's clock (${new Date(nowMs).toISOString()}) and are left out; a later --now brings them in`,
    );
  return { rows, report };
}

function columnPositions(file: string, header: readonly string[], columns: readonly string[]): Map<string, number> {
  const names = header.map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const found = names.length === 0 ? 'the file is empty' : `its first line has ${names.join(', ')}`;
    throw new FileRefused(`${file} cannot be used: the column ${missing.map((column) => `"${column}"`).join(', ')} is missing (${found}).`);
  }
  return new Map(columns.map((column) => [column, names.indexOf(column)]));
}

function ticketRow(cells: Cells): Parsed<TicketRow> {
  const ticketId = Number(cells('ticket_id'));
  if (!/^[1-9]\d*$/.test(cells('ticket_id')) || !Number.isSafeInteger(ticketId))
    return `ticket_id "${cells('ticket_id')}" is not a whole number`;
  const customer = cells('customer_id');
  if (customer === '') return 'customer_id is empty';
  const createdMs = parseTime(cells('created_at'));
  if (createdMs === null) return badTime('created_at', cells);
  return { ticketId, customer, createdMs, category: cells('category'), subject: cells('subject') };
}

function badTime(column: string, cells: Cells): string {
  return `${column} "${cells(column)}" is not a date such as 2026-10-28T09:30:00Z`;
}

const isoTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** Reads an ISO 8601 date; one without a zone is UTC, whatever zone this machine is in. Null for anything else, 30 February included. */
export function parseTime(text: string): number | null {
  const match = isoTime.exec(text);
  if (match === null) return null;
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  const parsed = Date.parse(`${day}T${time}${zone}`);
  if (Number.isNaN(parsed)) return null;
  // Date.parse moves 30 February on to March; the day of the month shows it.
  const dayOfMonth = Number(day.slice(8));
  if (dayOfMonth <= 28) return parsed;
  return new Date(`${day}T00:00Z`).getUTCDate() === dayOfMonth ? parsed : null;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FileRefused(`${file} cannot be read: is the path right?`, { cause });
  }
}
