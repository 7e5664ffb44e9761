import { accessSync, constants, statSync } from 'node:fs';
import type { OrderRows } from '#cli/orders/order-rows.ts';
import { kindOfFile, readRows } from '#cli/orders/read-rows.ts';
import type { ByteSource } from '#cli/shared/text-blocks.ts';
import { fileBytes } from '#cli/shared/file-bytes.ts';
import { timeReader } from '#cli/orders/order-times.ts';
import { readTable } from '#cli/shared/table.ts';
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
  return ordersOf(file, bytesOf(file), nowMs);
}

export function readTickets(file: string, nowMs: number): FileContent<TicketRow> {
  return ticketsOf(file, bytesOf(file), nowMs);
}

export function parseOrders(file: string, text: string, nowMs: number): FileContent<OrderRow> {
  return ordersOf(file, bytesOfText(text), nowMs);
}

export function parseTickets(file: string, text: string, nowMs: number): FileContent<TicketRow> {
  return ticketsOf(file, bytesOfText(text), nowMs);
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
  if (later > 0) messages.push(laterMessage(file, later, nowMs));
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

/** The bytes of a text, in one piece. */
function bytesOfText(text: string): ByteSource {
  return () => [new TextEncoder().encode(text)];
}

const TICKET_COLUMNS = ['ticket_id', 'customer_id', 'created_at', 'category', 'subject'] as const;
type TicketColumn = (typeof TICKET_COLUMNS)[number];

/** Tickets are read as orders are: their encodings, what parts their fields, and their times. */
function ticketsOf(file: string, bytes: ByteSource, nowMs: number): FileContent<TicketRow> {
  const table = readTable<TicketColumn>(bytes, TICKET_COLUMNS);
  if (!table.ok) throw new FileRefused(`${file} cannot be used. ${table.error}`);
  const report: FileReport = { file, accepted: 0, rejected: 0, later: 0, messages: [] };
  const lineById = new Map<string, number>();
  const rows: TicketRow[] = [];
  for (const { line, values } of table.value) {
    const earlier = values.ok ? lineById.get(values.value.ticket_id) : undefined;
    const row = !values.ok
      ? values.error
      : earlier === undefined
        ? ticketRow(values.value)
        : `ticket_id "${values.value.ticket_id}" is already on line ${earlier}`;
    if (typeof row === 'string') {
      report.rejected += 1;
      report.messages.push(`${file}:${line}: ${row}`);
      continue;
    }
    lineById.set(String(row.ticketId), line);
    if (row.createdMs > nowMs) report.later += 1;
    else rows.push(row);
  }
  report.accepted = rows.length;
  if (report.later > 0) report.messages.push(laterMessage(file, report.later, nowMs));
  return { rows, report };
}

function laterMessage(file: string, later: number, nowMs: number): string {
  return `${file}: ${later} rows are dated after the sandbox's clock (${new Date(nowMs).toISOString()}) and are left out; a later --now brings them in`;
}

const times = timeReader({ timeZone: 'UTC', dateOrder: null });

/** A row, or the reason there is none. */
function ticketRow(values: Readonly<Record<TicketColumn, string>>): TicketRow | string {
  const ticketId = Number(values.ticket_id);
  if (!/^[1-9]\d*$/.test(values.ticket_id) || !Number.isSafeInteger(ticketId))
    return `ticket_id "${values.ticket_id}" is not a whole number`;
  if (values.customer_id === '') return 'customer_id is empty';
  const time = times.read(values.created_at);
  if (time === null) return `created_at "${values.created_at}" is not a date such as 2026-10-28T09:30:00Z`;
  return { ticketId, customer: values.customer_id, createdMs: time.atMs, category: values.category, subject: values.subject };
}

function bytesOf(file: string): ByteSource {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new FileRefused(`${file} cannot be read: is the path right?`, { cause });
  }
  if (!statSync(file).isFile()) throw new FileRefused(`${file} cannot be read: is the path right?`);
  return fileBytes(file);
}
