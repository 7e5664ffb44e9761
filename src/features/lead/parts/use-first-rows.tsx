import { Button } from '@zendeskgarden/react-buttons';
import { type ReactNode, useState } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** So many rows of a list are shown at first, so that what stands below it is found. */
export const ROWS_AT_FIRST = 10;
/** So many more are shown at each press. */
export const ROWS_MORE = 50;

interface FirstRows<Row> {
  readonly shown: readonly Row[];
  /** The button that shows more, or only the first again; nothing where all are shown from the first. It stays, so that the focus does. */
  readonly more: ReactNode;
}

/** The first rows of a list, and what shows the others. */
export function useFirstRows<Row>(rows: readonly Row[], atFirst = ROWS_AT_FIRST): FirstRows<Row> {
  const { t } = useSentences();
  const [count, setCount] = useState(atFirst);
  const left = rows.length - count;
  const more = rows.length > atFirst && (
    <div className="row">
      <Button
        size="small"
        onClick={() => {
          setCount(left > 0 ? count + ROWS_MORE : atFirst);
        }}
      >
        {left > 0 ? t('rows.more', { count: Math.min(left, ROWS_MORE) }) : t('rows.fewer')}
      </Button>
    </div>
  );
  return { shown: rows.slice(0, count), more };
}
