import { Stepper } from '@mantine/core';
import { useEffect } from 'react';
import { isUnderWay, useAnswer, useTasks } from '../../bridge/index.ts';
import { PageHeader, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './connect.module.css';
import { type Step, STEPS, useWizard } from './connect-store.ts';
import { Done } from './done.tsx';
import { PostingStep } from './posting-step.tsx';
import { ProviderStep } from './provider-step.tsx';
import { SourceStep } from './source-step.tsx';
import { SummaryStep } from './summary-step.tsx';
import { usePlan } from './use-plan.ts';

/** Connects a stream, step by step. What was said stays while the person looks at another screen. */
export function ConnectScreen() {
  const say = useTexts('connect');
  const { step, go, connected } = useWizard();
  const hasStreams = (useAnswer('streams.list', {}).data?.streams.length ?? 0) > 0;
  useEffect(startAnew, []);
  const at = STEPS.indexOf(step);
  return (
    <div className={classes['wizard']}>
      <PageHeader
        title={say('title')}
        subtitle={say('subtitle')}
        back={
          hasStreams
            ? { to: paths.streams, label: say('to-streams') }
            : { to: paths.welcome, label: say('to-welcome') }
        }
      />
      {connected === null ? (
        <Stepper
          active={at}
          onStepClick={(index) => go(STEPS[index] ?? step)}
          allowNextStepsSelect={false}
          size="sm"
          keepMounted={false}
        >
          {STEPS.map((one) => (
            <Stepper.Step key={one} label={say(`step.${one}`)}>
              <StepContent step={one} />
            </Stepper.Step>
          ))}
        </Stepper>
      ) : (
        <Done connected={connected} />
      )}
    </div>
  );
}

function StepContent({ step }: { readonly step: Step }) {
  switch (step) {
    case 'provider':
      return <ProviderStep />;
    case 'source':
      return <SourceStep />;
    case 'posting':
    case 'summary':
      return <PlannedStep step={step} />;
  }
}

/** The steps that need to know what the source holds. */
function PlannedStep({ step }: { readonly step: 'posting' | 'summary' }) {
  const ready = usePlan();
  const go = useWizard((wizard) => wizard.go);
  useEffect(() => {
    // That step says why, and looks again.
    if (ready === 'gone') go('source');
  }, [ready, go]);
  if (ready === 'gone' || ready === 'waiting') return null;
  return step === 'posting' ? <PostingStep ready={ready} /> : <SummaryStep ready={ready} />;
}

/** Who comes back after connecting wants to connect another, unless the first sync still runs. */
function startAnew(): void {
  const { connected, restart, arrive } = useWizard.getState();
  arrive();
  if (connected === null) return;
  const task = connected.task === null ? null : (useTasks.getState().byId[connected.task] ?? null);
  if (task === null || !isUnderWay(task)) restart();
}
