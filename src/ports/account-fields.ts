import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** A field that the app writes and that its object has not in this account, or one of the field's options. */
export interface LackingField {
  /** Whose records lack it. */
  readonly of: 'moments' | 'journal';
  readonly key: string;
  /** The option that the field lacks; null where the field itself is not there. */
  readonly option: string | null;
  /** True for what the rules for money read: without it nothing is given. Anything else is kept in `detail` meanwhile. */
  readonly isRequired: boolean;
}

/** Which of the app's fields an account lacks: where an admin has not installed what a newer version declares, or has taken one away. */
export interface AccountFields {
  /** As this browser has read it within a day, without a request; empty where it has not. */
  known(): Promise<Result<readonly LackingField[], AppFault>>;
  /** The same, and read where that is a day ago or was never, or something lacked. Two requests then. */
  ofToday(): Promise<Result<readonly LackingField[], AppFault>>;
  /** As the account has it now. Two requests. */
  read(): Promise<Result<readonly LackingField[], AppFault>>;
}

/** Keeps in this browser what was lacking, and when that was read. */
export interface FieldMemory {
  load(): KnownFields | null;
  save(known: KnownFields): void;
}

export interface KnownFields {
  readonly lacking: readonly LackingField[];
  readonly atMs: number;
}
