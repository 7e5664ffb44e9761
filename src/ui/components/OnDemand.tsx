import { Component, type ReactNode, Suspense } from 'react';
import { useSentences } from '../i18n/SentencesContext.tsx';

/** Script or sentences of a part did not load. They are asked for again once that is forgotten. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';

  constructor(
    readonly forget: () => void,
    cause: unknown,
  ) {
    super('A part of the app did not load', { cause });
  }
}

interface Fault {
  readonly error: unknown;
}

interface Props {
  /** What stands in its place meanwhile, as high as it is. */
  readonly loading?: ReactNode;
  /** What stands in its place where it cannot be loaded or shown: a sentence with a button, unless something else is said. */
  readonly failed?: ReactNode;
  readonly children: ReactNode;
}

/** Waits for the script and the sentences of what is in it. */
export function OnDemand({ loading = <Loading />, failed, children }: Props) {
  return (
    <Boundary failed={failed}>
      <Suspense fallback={loading}>{children}</Suspense>
    </Boundary>
  );
}

function Loading() {
  return <p className="quiet">{useSentences().t('loading')}</p>;
}

class Boundary extends Component<Pick<Props, 'failed' | 'children'>, { readonly fault: Fault | null }> {
  override state: { readonly fault: Fault | null } = { fault: null };

  static getDerivedStateFromError(error: unknown): { readonly fault: Fault } {
    return { fault: { error } };
  }

  override render(): ReactNode {
    const { failed, children } = this.props;
    const { fault } = this.state;
    if (fault === null) return children;
    if (failed !== undefined) return failed;
    const { error } = fault;
    const retry = (): void => {
      if (error instanceof NotLoaded) this.retry(error);
    };
    return <Failed onRetry={error instanceof NotLoaded ? retry : null} />;
  }

  private retry(error: NotLoaded): void {
    error.forget();
    this.setState({ fault: null });
  }
}

function Failed({ onRetry }: { readonly onRetry: (() => void) | null }) {
  const sentences = useSentences();
  return (
    <div className="stack stack-tight">
      <p>{sentences.t('section.broken')}</p>
      {onRetry !== null && (
        <button type="button" className="link toggle" onClick={onRetry}>
          {sentences.t('section.retry')}
        </button>
      )}
    </div>
  );
}
