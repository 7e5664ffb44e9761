import { Field, Input } from '@zendeskgarden/react-forms';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { createSentences } from '#ui/i18n/registry.ts';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { GardenTheme } from '#ui/controls/GardenTheme.tsx';
import { sentences as finnish } from '#translations/fi.json';
import { rendered } from '../rendered.tsx';

it.each([
  [false, 'error'],
  [true, 'warning'],
] as const)(
  'what is wrong describes its field, with a mark whose name is in the language of the page (warning: %s)',
  async (isWarning, type) => {
    await rendered(
      <SentencesProvider value={createSentences('fi', finnish)}>
        <GardenTheme>
          <Field>
            <Field.Label>Summa</Field.Label>
            <Input validation={type} />
            <FieldMessage isWarning={isWarning}>Anna summa.</FieldMessage>
          </Field>
        </GardenTheme>
      </SentencesProvider>,
    );
    const message = document.getElementById(screen.getByLabelText('Summa').getAttribute('aria-describedby') ?? '');
    expect(message?.textContent).toBe('Anna summa.');
    expect(message?.querySelector('svg')?.getAttribute('aria-label')).toBe('Ongelma');
  },
);
