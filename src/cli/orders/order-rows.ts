import { float64Column, int32Column } from './growing-column.ts';
import { IdIndex } from './id-index.ts';
import type { OrderTime } from './order-times.ts';

/** One row that could be read. */
export interface ReadRow {
  readonly customer: string;
  readonly orderId: string;
  readonly time: OrderTime;
  /** In minor units; negative for a refund. */
  readonly minor: number;
  readonly line: number;
}

const NONE = -1;

/**
 * The rows of a file in columns: a million customers fit into the memory of a laptop. Rows with one order id are one order: its lines, and
 * what was refunded of it.
 */
export class OrderRows {
  readonly customer = int32Column();
  /** The number of the order id. */
  readonly order = int32Column();
  readonly day = int32Column();
  readonly atMs = float64Column();
  readonly minor = float64Column();
  readonly ids: string[] = [];
  /** What all amounts come to, taken without their signs. */
  absoluteMinor = 0;
  readonly #byId = new Map<string, number>();
  #orders = new IdIndex();
  #orderCount = 0;
  /** For each order the first row that is no refund, and the customer of its first row. */
  #bought = int32Column();
  #ownedBy = int32Column();
  #lines = int32Column();
  readonly #amountOf: 'line' | 'order';

  constructor(amountOf: 'line' | 'order') {
    this.#amountOf = amountOf;
  }

  get length(): number {
    return this.customer.length;
  }

  knows(customer: string): boolean {
    return this.#byId.has(customer);
  }

  /** Takes a row in, or says why not. A line that repeats the total of its order adds nothing. */
  add({ customer, orderId, time, minor, line }: ReadRow): string | null {
    const owner = this.#customerNumber(customer);
    const order = this.#orders.numberOf(orderId);
    if (order === this.#bought.length) {
      this.#bought.push(minor < 0 ? NONE : this.length);
      this.#ownedBy.push(owner);
      this.#lines.push(line);
    } else {
      const bought = this.#bought.at(order);
      const isOther = this.#ownedBy.at(order) !== owner || (minor >= 0 && bought !== NONE && this.atMs.at(bought) !== time.atMs);
      if (isOther) return `order_id "${orderId}" is already on line ${this.#lines.at(order)}, of another customer or time`;
      if (minor >= 0 && bought === NONE) this.#bought.set(order, this.length);
      else if (minor >= 0 && this.#amountOf === 'order' && this.minor.at(bought) === minor) return null;
    }
    this.customer.push(owner);
    this.order.push(order);
    this.day.push(time.day);
    this.atMs.push(time.atMs);
    this.minor.push(minor);
    this.absoluteMinor += Math.abs(minor);
    return null;
  }

  /** The customer whose order this is; null for an order that is not there. */
  buyerOf(orderId: string): string | null {
    const order = this.#orders.find(orderId);
    return order === NONE ? null : (this.ids[this.#ownedBy.at(order)] ?? null);
  }

  /** How many orders there are, numbered from 0. */
  get orders(): number {
    return Math.max(this.#orderCount, this.#orders.size);
  }

  /** Lets go of what only reading takes, a third of all memory: the ids of orders and where they were bought. */
  endReading(): void {
    this.#orderCount = this.orders;
    this.#orders = new IdIndex();
    this.#bought = int32Column();
    this.#ownedBy = int32Column();
    this.#lines = int32Column();
    this.#byId.clear();
  }

  orderId(order: number): string {
    return this.#orders.textOf(order);
  }

  #customerNumber(id: string): number {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    // A part of a larger text would keep that in memory for ever.
    const own = Buffer.from(id).toString();
    const added = this.ids.length;
    this.ids.push(own);
    this.#byId.set(own, added);
    return added;
  }
}
