import { Anchor, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { DateField, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { BooksChoice } from './connect-store.ts';
import { useWizard } from './connect-store.ts';
import { StepForm } from './step-form.tsx';
import type { Ready } from './use-plan.ts';

/** Longer ones are refused. */
const MAX_NAME = 100;
/** No books can be called this: names are trimmed. */
const NEW_BOOKS = ' new';

/** What the stream is called, which books it posts to, and how. */
export function PostingStep({ ready }: { readonly ready: Ready }) {
  const say = useTexts('connect');
  const { answers, change, go } = useWizard();
  const [tried, setTried] = useState(false);
  const { plan } = ready;
  const isComplete = plan.name.trim() !== '' && plan.books.name.trim() !== '';
  return (
    <StepForm
      title={say('posting.title')}
      text={say('posting.text')}
      onBack={() => go('source')}
      next={say('next')}
      onNext={() => (isComplete ? go('summary') : setTried(true))}
    >
      <TextInput
        label={say('name')}
        description={say('name.text')}
        value={plan.name}
        maxLength={MAX_NAME}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={tried && plan.name.trim() === '' ? say('name.missing') : null}
        required
      />
      <BooksFields ready={ready} tried={tried} />
      <DateField
        label={say('start-date')}
        description={say('start-date.text')}
        placeholder={say('start-date.none')}
        value={answers.startDate}
        onChange={(startDate) => change({ startDate })}
        clearable
        clearButtonProps={{ 'aria-label': say('start-date.clear') }}
        maw={320}
      />
      <Radio.Group
        label={say('invoice')}
        value={answers.autoInvoice ? 'auto' : 'review'}
        onChange={(value) => change({ autoInvoice: value === 'auto' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="review" label={say('invoice.review')} description={say('invoice.review.text')} />
          <Radio value="auto" label={say('invoice.auto')} description={say('invoice.auto.text')} />
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={say('grouping')}
        value={answers.grouping}
        onChange={(value) => change({ grouping: value === 'all' ? 'all' : 'sku' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="sku" label={say('grouping.sku')} description={say('grouping.sku.text')} />
          <Radio value="all" label={say('grouping.all')} description={say('grouping.all.text')} />
        </Stack>
      </Radio.Group>
    </StepForm>
  );
}

function BooksFields({ ready, tried }: { readonly ready: Ready; readonly tried: boolean }) {
  const say = useTexts('connect');
  const change = useWizard((wizard) => wizard.change);
  const { plan, fitting } = ready;
  const { books } = plan;
  const choose = (choice: BooksChoice) => change({ books: choice });
  return (
    <Stack gap="xs">
      {fitting.length > 0 && (
        <Select
          label={say('books')}
          description={say('books.text', { currency: plan.currency })}
          data={[
            ...fitting.map(({ name, system }) => ({
              value: name,
              label:
                system === 'embedded'
                  ? name
                  : say('books.of-system', { name, system: say(`system.${system}`) }),
            })),
            { value: NEW_BOOKS, label: say('books.new') },
          ]}
          value={books.kind === 'new' ? NEW_BOOKS : books.name}
          onChange={(value) =>
            choose(value === NEW_BOOKS ? { kind: 'new', name: '' } : { kind: 'existing', name: value ?? '' })
          }
          allowDeselect={false}
        />
      )}
      <Text size="sm">
        <Anchor component={Link} to={paths.booksConnections}>
          {say('books.others')}
        </Anchor>
      </Text>
      {books.kind === 'new' && (
        <TextInput
          label={say('books.new-name')}
          description={say('books.new-name.text', { currency: plan.currency })}
          value={books.name}
          maxLength={MAX_NAME}
          onChange={(event) => choose({ kind: 'new', name: event.currentTarget.value })}
          error={tried && books.name.trim() === '' ? say('books.missing') : null}
          required
        />
      )}
    </Stack>
  );
}
