const FIRST_LENGTH = 1024;

/** A column of whole numbers or of amounts that grows as rows are read. A million rows take four or eight megabytes. */
export class GrowingColumn<Numbers extends Int32Array | Float64Array | Uint8Array> {
  length = 0;
  #numbers: Numbers;
  readonly #make: (length: number) => Numbers;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#numbers = make(FIRST_LENGTH);
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = this.#make(2 * this.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#numbers[index] = value;
  }

  /** The numbers so far, not copied. */
  view(): Numbers {
    return this.#numbers.subarray(0, this.length) as Numbers;
  }
}

export const int32Column = (): GrowingColumn<Int32Array> => new GrowingColumn((length) => new Int32Array(length));
export const float64Column = (): GrowingColumn<Float64Array> => new GrowingColumn((length) => new Float64Array(length));
export const byteColumn = (): GrowingColumn<Uint8Array> => new GrowingColumn((length) => new Uint8Array(length));
