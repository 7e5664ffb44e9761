import type { Frame, FrameLocator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage, tabNamed } from './lead-page.ts';
import { walkTabs, walkTicket } from './walks.ts';

/** What a screen reader finds on each page: roles, names and states, in the order in which they are read. What is not named here may stand between. */
const page = (app: FrameLocator) => app.locator('body');

/** A line of the tree of something that can be pressed, chosen or filled in, and of a picture, after whose role no name stands. */
const NAMELESS =
  /^\s*- (?:button|textbox|combobox|checkbox|radio|radiogroup|searchbox|spinbutton|listbox|link|tab|option|img|dialog)(?! ["/]|\w).*$/gm;

/** Notes what has no name, in whichever state a page is looked at. */
function noteNameless(): { readonly nameless: string[]; readonly look: (frame: Frame, state: string) => Promise<void> } {
  const nameless: string[] = [];
  return {
    nameless,
    look: async (frame, state) => {
      const found = (await frame.locator('body').ariaSnapshot()).match(NAMELESS) ?? [];
      nameless.push(...found.map((line) => `${state}: ${line.trim()}`));
    },
  };
}

test('a ticket calls everything that can be pressed or filled in by a name, whatever stands on it', async ({ open }) => {
  test.slow();
  const { nameless, look } = noteNameless();
  await walkTicket(await open(), look);
  expect(nameless).toEqual([]);
});

test('a ticket before anything is given: who it is, what happened, what is suggested, and the button right after the amount', async ({
  open,
}) => {
  const desk = await (await open()).ready();
  await expect(page(desk.app)).toMatchAriaSnapshot(`
    - main:
      - region "Customer value":
        - heading "Customer value" [level=2]
        - paragraph: €1,240 so far
        - button "How is this known?"
      - region "Prior incidents":
        - heading "Prior incidents" [level=2]
        - paragraph: 3 prior incidents in 60 days
        - button "Show all 4"
      - region "Suggested gesture":
        - heading "Suggested gesture" [level=2]
        - paragraph: €20 store credit
        - textbox "Amount": "20"
        - button "Make it right · €20 store credit"
        - button "Change"
        - button "Why this?"
        - group "Choose a gesture":
          - button "Priority · 20 min"
          - button "Redo · 40 min"
        - button "Ask a lead"
        - button "More"
      - status
  `);
  await expect(desk.makeItRight).toHaveAccessibleDescription(
    /Late delivery · Ours · Moderate .*10 usual.* Owed in any case: delivery or refund/,
  );
});

test('a ticket with its questions open: every field has its name, every answer its group, and it is said which is chosen', async ({
  open,
}) => {
  const desk = await (await open()).ready();
  await desk.change.click();
  await desk.app.getByRole('button', { name: 'More details' }).click();
  await expect(desk.app.getByLabel('Price of what failed')).toBeVisible();
  await expect(page(desk.app)).toMatchAriaSnapshot(`
    - region "Suggested gesture":
      - button "Change" [expanded]
      - combobox "What went wrong?":
        - option "Late delivery" [selected]
      - radiogroup "Whose fault?":
        - radio "Ours" [checked]
        - radio "Third party"
        - radio "Customer"
        - radio "Unclear"
      - radiogroup "Severity":
        - radio "Minor"
        - radio "Moderate" [checked]
        - radio "Major"
        - radio "Critical"
      - button "More details" [expanded]
      - radiogroup "What happened to it?":
        - radio "Not known, or nothing to keep" [checked]
      - textbox "Price of what failed"
      - textbox "Days since it went wrong"
      - checkbox "Many customers have the same problem"
      - checkbox "The customer is in a vulnerable situation"
  `);
});

test('a ticket on which something was given, and one on which a lead was asked: what stands on it comes where it matters', async ({
  open,
}) => {
  const desk = await (await open({ ticket: 103 })).ready();
  await desk.give();
  await expect(page(desk.app)).toMatchAriaSnapshot(`
    - main:
      - region "Customer value"
      - region "Prior incidents"
      - region "Service moment":
        - heading "Service moment" [level=2]
        - paragraph: /Made right/
        - checkbox /correct the bill/
        - checkbox /Issue a refund/
        - checkbox "Check the reply in the editor, change what you like, and send it."
        - textbox "Story"
        - group "What is it for the team?":
          - radio "A win" [checked]
          - radio "A fix we should make"
        - button "Praise a colleague or share an idea"
        - button "Undo"
        - button "Something else went wrong"
      - status: /Made right/
  `);
  const asking = await (await open()).ready();
  await asking.amount.fill('40');
  await asking.app.getByRole('button', { name: 'Ask a lead' }).click();
  await expect(page(asking.app)).toMatchAriaSnapshot(`
    - region "Suggested gesture":
      - text: /Limit per gesture/
      - textbox "Amount" [invalid]: "40"
      - textbox "Why?"
      - paragraph: "You are asking for: €40 store credit."
      - button "Send"
      - button "Back"
  `);
  await asking.app.getByRole('button', { name: 'Send' }).click();
  await expect(page(asking.app)).toMatchAriaSnapshot(`
    - main:
      - region "Service moment":
        - strong: "Asked a lead for: €40 store credit"
        - button "What was said"
        - button "Withdraw"
        - button "Check again"
      - region "Customer value"
      - region "Prior incidents"
      - status: Asked. The answer appears here.
  `);
});

/** The page around a tab, with what the tab holds. */
const frameOf = (tab: string, rest: string): string => `
    - main:
      - heading "Make It Right" [level=1]
      - tablist "Sections of this page":
        - tab "Line-up"
        - tab "Moments"
        - tab "Requests"
        - tab "Budget"
        - tab "Insights"
        - tab "Limits"
        - tab "Setup"
      - tabpanel "${tab}":
${rest}
      - status`;

test.describe('the leads’ page', () => {
  test.use({ world: { moments: 60, now: '2026-11-20T12:00:00Z' } });

  const TABS = {
    'Line-up': `
        - heading "Line-up" [level=2]
        - button "Refresh"
        - heading /Line-up, Friday, November 20/ [level=3]
        - button "Present"
        - button "Print"
        - button "Copy"
        - radiogroup "The team meets":
          - radio "Daily" [checked]
          - radio "Weekly"
        - checkbox "Show customers’ names and amounts"
        - list:
          - listitem:
            - region "1 A win":
              - heading "1 A win" [level=3]
          - listitem:
            - region "2 A challenge"
          - listitem:
            - region "3 One thing to improve"
          - listitem:
            - region "4 Thanks"
          - listitem:
            - region "5 Our standard"
          - listitem:
            - region "Not made right yet"`,
    Moments: `
        - heading /60 moments/ [level=2]
        - button "Refresh"
        - region "Filter the list":
          - searchbox "Search stories"
          - combobox "Kind"
          - combobox "Cause"
          - combobox "Person"
          - combobox "When"
          - combobox "Outcome"
        - listbox "Moments":
          - option`,
    Requests: `
        - heading "No requests are waiting for an answer" [level=2]
        - button "Refresh"`,
    Budget: `
        - 'heading "This month: Nov 2026" [level=2]'
        - button "Refresh"
        - term: Budget
        - definition
        - term: Spent
        - definition
        - term: Held
        - definition
        - term: Left
        - definition
        - region "Today, by agent"
        - region "Given, not yet issued"
        - region "Flagged entries"
        - region "Given and recorded"
        - region "Totals"
        - region "Another month":
          - combobox "Month"`,
    Insights: `
        - heading "What the moments of a period tell" [level=2]
        - radiogroup "Period":
          - radio "12 weeks" [checked]
        - region "Causes by week":
          - list:
            - listitem:
              - heading [level=4]
              - img /new tickets by week from .*\\d+/
              - button /Its weeks as a table/
              - button /Mark fixed/
        - region "Told “we fixed it”"
        - region "Suggested and given"
        - region "Requests to leads":
          - table:
            - rowgroup:
              - row:
                - columnheader "What became of them"
        - region "Trust that is not used"
        - region "Outcomes"`,
    Limits: `
        - heading "Limits" [level=2]
        - region "The limits that apply now":
          - table:
            - rowgroup:
              - row:
                - columnheader "Limit"
                - columnheader "Applies now"
                - columnheader "Set by"
            - rowgroup:
              - row:
                - rowheader "Limit per gesture"
        - region "Change the limits":
          - textbox "Limit per gesture"
          - textbox "Gesture limit for leads"
          - textbox "Daily limit per agent"
          - textbox "Monthly team budget"
          - region "For some people and customers":
            - combobox "For whom"
          - textbox "Why?"
          - button "Save the limits" [disabled]
        - region "Changes by leads"`,
    Setup: `
        - heading "What the app needs from this account" [level=2]
        - region "Settings"
        - region "Fields of the app’s records"
        - region "Lead group"
        - region "E-mail to leads"
        - region "Permissions"
        - region "Seen from an agent’s page"
        - region "Source of customer value"
        - region "Providers"
        - region "Zendesk’s rules in this account":
          - button "Measure this account"
        - region "Who may do what":
          - table "Who may do what"
        - region "Export":
          - button "Load everything"`,
  } as const;

  test('has its tabs, and in each of them parts with names and headings in their order', async ({ page: opened }) => {
    const app = await openLeadPage(opened, 'admin');
    for (const [tab, parts] of Object.entries(TABS)) {
      await app.getByRole('tab', { name: tabNamed(tab) }).click();
      await expect(page(app), tab).toMatchAriaSnapshot(frameOf(tab, parts));
    }
  });

  test('calls everything that can be pressed or filled in by a name', async ({ page: opened }) => {
    test.slow();
    const { nameless, look } = noteNameless();
    await walkTabs(opened, 'admin', look);
    expect(nameless).toEqual([]);
  });
});
