/** What a case holds that cannot be answered; the message is the sentence that is written beside it. */
export class Unanswerable extends Error {}

export type Inputs = Readonly<Record<string, unknown>>;

export function isInputs(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number under a name. */
export function numberOf(inputs: Inputs, name: string): number {
  const value = inputs[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unanswerable(`${name} has to be a number`);
  return value;
}

/** The number under a name, or another where there is none. */
export function numberOr(inputs: Inputs, name: string, otherwise: number): number {
  return inputs[name] === undefined || inputs[name] === null ? otherwise : numberOf(inputs, name);
}

export function textOr(inputs: Inputs, name: string, otherwise: string): string {
  const value = inputs[name] ?? otherwise;
  if (typeof value !== 'string') throw new Unanswerable(`${name} has to be text`);
  return value;
}

export function listOf(inputs: Inputs, name: string): readonly unknown[] {
  const value = inputs[name];
  if (!Array.isArray(value)) throw new Unanswerable(`${name} has to be a list`);
  return value;
}
