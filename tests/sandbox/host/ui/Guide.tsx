import { CheckIcon, CloseIcon } from './icons.tsx';
import { guideSteps, type Standing } from './guide-steps.ts';
import type { GuideState } from './use-guide.ts';

interface GuideProps {
  readonly guide: GuideState;
  readonly standing: Standing;
  readonly leadName: string;
  readonly onTicket: () => void;
  readonly onLineUp: () => void;
  readonly onReset: () => void;
  readonly onHide: () => void;
}

/** The strip under the header: three steps, which of them are done, and what to do next. */
export function Guide({ guide, standing, leadName, onTicket, onLineUp, onReset, onHide }: GuideProps) {
  const steps = guideSteps(guide, standing);
  const current = steps.find(({ isDone }) => !isDone);
  return (
    <section className="guide bar row" aria-label="Guide">
      <ol className="guide__steps row">
        {steps.map((step, index) => (
          <li
            key={step.title}
            className={step.isDone ? 'guide__step guide__step--done row' : 'guide__step row'}
            aria-current={step === current ? 'step' : undefined}
          >
            <span className="guide__mark" aria-hidden="true">
              {step.isDone ? <CheckIcon /> : index + 1}
            </span>
            {step.title}
            {step.isDone && <span className="visually-hidden">, done</span>}
          </li>
        ))}
      </ol>
      <output className="guide__hint grow">{current?.hint ?? 'Done: a customer was made right, and the team has heard of it.'}</output>
      {current?.place === 'line-up' && standing.page !== 'lead' && (
        <button type="button" className="button button--primary" onClick={onLineUp}>
          Open it as {leadName}
        </button>
      )}
      {current?.place === 'ticket' && standing.page !== 'ticket' && (
        <button type="button" className="button button--primary" onClick={onTicket}>
          Open the ticket
        </button>
      )}
      <button type="button" className="button" onClick={onReset}>
        Reset
      </button>
      <button type="button" className="icon-button plain" aria-label="Hide the guide" title="Hide the guide" onClick={onHide}>
        <CloseIcon />
      </button>
    </section>
  );
}
