import { Stack, Text } from '@mantine/core';
import type { DigestView, Responses } from '../../../src-shared/ipc/contract.ts';
import type { ChangeChoice } from '../../../src-shared/model/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { CountText, Figures, MoneyText, QueryView, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChangeChoices } from './change-choices.tsx';
import { OwnEntryLines } from './own-entry-lines.tsx';

type Plan = Responses['digests.changes-plan'];

interface Planned {
  readonly digest: DigestView;
  readonly total: Responses['digests.changes']['total'];
  /** Something is being done about the day: nothing else can be decided meanwhile. */
  readonly busy: boolean;
  /** Receipts that are ticked; null: all of the day. */
  readonly chosen: number | null;
  readonly onChoose: (choice: ChangeChoice) => void;
}

/** What all that has changed of a day means for the books, and what can be done about it. */
export function ChangesPlan(props: Planned) {
  const query = useAnswer('digests.changes-plan', { id: props.digest.id });
  return <QueryView query={query}>{(plan) => <PlanOfDay {...props} plan={plan} />}</QueryView>;
}

/** While only some are chosen this goes on telling of all; the dialog tells of the chosen ones. */
function titleOf(isAdjustable: boolean, chosen: number | null): string {
  if (chosen !== null) return 'changes.journal.all';
  return isAdjustable ? 'changes.journal' : 'changes.journal.difference';
}

function PlanOfDay(props: Planned & { readonly plan: Plan }) {
  const { digest, plan, total, chosen } = props;
  const say = useTexts('digests');
  const of = (choice: ChangeChoice) => plan.choices.find((one) => one.choice === choice);
  const adjust = of('adjust');
  const isAdjustable = adjust?.refused === null;
  const journal = (isAdjustable ? adjust : of('replace'))?.journal ?? [];
  const title = say(titleOf(isAdjustable, chosen));
  return (
    <Stack>
      <Figures
        label={say('changes.figures')}
        items={[
          { label: say('changes.count'), value: <CountText count={total.value} /> },
          {
            label: say('changes.difference'),
            value: (
              <MoneyText
                amount={of('leave')?.difference ?? '0.00'}
                currency={digest.currency}
                sign="always"
              />
            ),
            hint: say('changes.difference.hint'),
          },
        ]}
      />
      {plan.planned < plan.total && (
        <Text size="sm">{say('changes.planned', { planned: plan.planned, total: plan.total })}</Text>
      )}
      <ChangeChoices choices={plan.choices} busy={props.busy} none={chosen === 0} onChoose={props.onChoose} />
      <Section title={title} description={say('changes.journal.text')}>
        {journal.length === 0 ? (
          <Text size="sm">{say('changes.journal.none')}</Text>
        ) : (
          <OwnEntryLines label={title} lines={journal} books={digest.books} />
        )}
      </Section>
    </Stack>
  );
}
