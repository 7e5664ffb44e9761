import { DEFAULT_THEME, getColor } from '@zendeskgarden/react-theming';
import type { ColorScheme } from '../zaf/workspace-state.ts';

/** Garden's own colours, by what they are for; the style sheet knows no others. */
const VARIABLES = {
  background: 'background.default',
  recessed: 'background.recessed',
  raised: 'background.raised',
  disabled: 'background.disabled',
  note: 'background.warning',
  danger: 'background.danger',
  success: 'background.success',
  act: 'background.primaryEmphasis',
  line: 'border.default',
  control: 'border.emphasis',
  'note-line': 'border.warning',
  accent: 'border.primaryEmphasis',
  text: 'foreground.default',
  quiet: 'foreground.subtle',
  'act-text': 'foreground.onEmphasis',
  link: 'foreground.primary',
  bad: 'foreground.danger',
  good: 'foreground.success',
  shadow: 'shadow.large',
} as const;

/** Colours that are the same by day and by night: those of Zendesk's chrome, of people and of a ticket's status. */
const HUES = {
  rail: ['chromeHue', 900],
  'rail-raised': ['chromeHue', 800],
  'rail-text': ['chromeHue', 300],
  staff: ['kale', 300],
  'staff-text': ['kale', 900],
  customer: ['orange', 300],
  'customer-text': ['orange', 900],
  new: ['yellow', 400],
  'new-text': ['yellow', 1000],
  open: ['crimson', 700],
  pending: ['blue', 700],
  hold: ['grey', 900],
  solved: ['grey', 700],
} as const;

/** The custom properties of the page for a colour scheme. */
export function gardenTokens(scheme: ColorScheme): ReadonlyMap<string, string> {
  const theme = { ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: scheme } };
  const variables = Object.entries(VARIABLES).map(([name, variable]) => [`--${name}`, getColor({ theme, variable })] as const);
  const hues = Object.entries(HUES).map(([name, [hue, shade]]) => [`--${name}`, getColor({ theme, hue, shade })] as const);
  return new Map([...variables, ...hues]);
}
