import type { LoggedMessage } from '../zaf/connection.ts';

export interface KeptMessage extends LoggedMessage {
  readonly id: number;
}

const KEPT = 300;

export function withMessage(kept: readonly KeptMessage[], message: LoggedMessage): readonly KeptMessage[] {
  return [...kept.slice(1 - KEPT), { ...message, id: (kept.at(-1)?.id ?? 0) + 1 }];
}

/** The newest messages between the workspace and the app's frame, as they crossed. */
export function MessagesTab({ messages }: { readonly messages: readonly KeptMessage[] }) {
  return messages.length === 0 ? (
    <p className="hint">No message has crossed yet.</p>
  ) : (
    <ol className="messages" aria-label="Messages, newest first">
      {messages.toReversed().map(({ id, direction, text }) => (
        <li key={id}>
          <span className="quiet">{direction === 'in' ? 'from app' : 'to app'}</span>
          <code>{text}</code>
        </li>
      ))}
    </ol>
  );
}
