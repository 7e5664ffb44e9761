import { useCallback, useState } from 'react';
import type { NoticeKind } from '../zaf/actions.ts';
import { CloseIcon } from './icons.tsx';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly kind: NoticeKind;
}

export interface NewToast {
  readonly message: string;
  readonly kind: NoticeKind;
  /** Null: until it is dismissed. */
  readonly durationMs: number | null;
}

let lastId = 0;

export function useToasts(): {
  readonly toasts: readonly Toast[];
  readonly show: (toast: NewToast) => void;
  readonly dismiss: (id: number) => void;
} {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((current) => current.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    ({ message, kind, durationMs }: NewToast) => {
      const id = ++lastId;
      setToasts((current) => [...current, { id, message, kind }]);
      if (durationMs !== null) {
        setTimeout(dismiss, durationMs, id);
      }
    },
    [dismiss],
  );
  return { toasts, show, dismiss };
}

export function Toasts({ toasts, onDismiss }: { readonly toasts: readonly Toast[]; readonly onDismiss: (id: number) => void }) {
  return (
    <section className="toasts" aria-label="Notifications" aria-live="polite">
      {toasts.map(({ id, message, kind }) => (
        <div key={id} className={`toast toast--${kind} raised row`} role={kind === 'notice' ? undefined : 'alert'}>
          <span className="toast__text grow">{message}</span>
          <button type="button" className="icon-button plain" aria-label="Dismiss" onClick={() => onDismiss(id)}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </section>
  );
}
