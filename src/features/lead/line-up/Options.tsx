import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LineUpState, LineUps } from './line-up-state.ts';
import type { ShownLineUp } from './shown-line-up.ts';

interface Props {
  readonly lineUps: LineUps;
  readonly state: LineUpState;
  readonly shown: ShownLineUp;
  /** Who reads, in words. */
  readonly reader: string;
}

/** Who reads; and, for leads, how often the team meets, and whether names and amounts are told. */
export function Options({ lineUps, state, shown, reader }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { inTurn } = shown.readers;
  return (
    <div className="stack">
      {reader !== '' && (
        <div className="row">
          <p>{reader}</p>
          {lineUps.mayHold && inTurn.length > 1 && (
            <span className="row no-print">
              <Button
                size="small"
                onClick={() => {
                  lineUps.turnReader('reader');
                }}
              >
                {t('line_up.other_reader')}
              </Button>
              {inTurn.length > 2 && (
                <Button
                  size="small"
                  onClick={() => {
                    lineUps.turnReader('next');
                  }}
                >
                  {t('line_up.other_next')}
                </Button>
              )}
            </span>
          )}
        </div>
      )}
      {lineUps.mayHold && (
        <div className="row line-up-options no-print">
          <RadioGroup
            legend={t('line_up.every.legend')}
            value={shown.lineUp.every}
            columns="auto"
            options={[
              { value: 'day', label: t('line_up.every.day') },
              { value: 'week', label: t('line_up.every.week') },
            ]}
            onChange={lineUps.setEvery}
          />
          <RadioGroup
            legend={t('line_up.for.legend')}
            value={state.isForNext ? 'next' : 'today'}
            columns="auto"
            options={[
              { value: 'today', label: t('line_up.for.today') },
              { value: 'next', label: t('line_up.for.next') },
            ]}
            onChange={(day) => {
              lineUps.setForNext(day === 'next');
            }}
          />
          <Field>
            <Checkbox
              checked={state.isOpen}
              onChange={(event) => {
                lineUps.setOpen(event.target.checked);
              }}
            >
              <Field.Label isRegular>{t('line_up.open')}</Field.Label>
            </Checkbox>
          </Field>
        </div>
      )}
    </div>
  );
}
