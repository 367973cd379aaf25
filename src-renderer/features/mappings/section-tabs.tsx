import { Badge, Group, Tabs, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import { MAPPING_SECTIONS, type MappingSection, sectionOf } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useMappings } from './mappings-store.ts';

/** The three editors, each with how much waits in it, and the search of all of them. */
export function SectionTabs({ mappings }: { readonly mappings: readonly MappingView[] }) {
  const say = useTexts('mappings');
  return (
    <Group mb="md" gap="md" align="flex-end">
      <Tabs.List flex="1 0 auto" aria-label={say('sections')}>
        {MAPPING_SECTIONS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {say(`tab.${one}`)}
            <Waiting mappings={mappings} section={one} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <SearchField />
    </Group>
  );
}

/** How many of a section wait for a decision. */
function Waiting(props: { readonly mappings: readonly MappingView[]; readonly section: MappingSection }) {
  const say = useTexts('mappings');
  const count = props.mappings.filter(
    ({ type, origin }) => origin === 'suggestion' && sectionOf(type) === props.section,
  ).length;
  if (count === 0) return null;
  return (
    <Badge ml={8} size="sm" variant="filled" color="orange.9" aria-label={say('tab.waiting', { count })}>
      {count}
    </Badge>
  );
}

function SearchField() {
  const say = useTexts('mappings');
  const { search, setSearch } = useMappings();
  return (
    <TextInput
      size="xs"
      w={220}
      aria-label={say('search')}
      placeholder={say('search')}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={search}
      onChange={(event) => setSearch(event.currentTarget.value)}
    />
  );
}
