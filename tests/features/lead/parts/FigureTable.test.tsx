import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FigureTable } from '#features/lead/parts/FigureTable.tsx';

const ROWS = [
  { key: 'a', cells: ['Late delivery', '3', '€30'] },
  { key: 'b', cells: ['Damaged item', '1', '€5'] },
] as const;

describe('figures in rows', () => {
  it('stand under their heads, each row under its name', () => {
    render(<FigureTable heads={['Cause', 'How often', 'Given']} rows={ROWS} />);
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Cause', 'How often', 'Given']);
    expect(screen.getByRole('row', { name: 'Damaged item 1 €5' })).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: 'Late delivery' })).toBeTruthy();
  });

  it('say their heads themselves where a row becomes a list', () => {
    render(<FigureTable heads={['Cause', 'How often', 'Given']} rows={ROWS} />);
    expect(screen.getAllByRole('cell').map(({ dataset }) => dataset['label'])).toEqual(['How often', 'Given', 'How often', 'Given']);
    expect(screen.getByRole('table').className).toContain('table-listed');
  });

  it('stay a table on a narrow page where each row is a name and one figure', () => {
    render(<FigureTable heads={['Week', 'Tickets']} rows={[{ key: 'a', cells: ['Nov 2', '4'] }]} label="Late delivery by week" />);
    expect(screen.getByRole('table', { name: 'Late delivery by week' }).className).not.toContain('table-listed');
  });
});
