import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Outcome } from "../../../../kernel/errors/refusal.ts";
import { callApi } from "../../../../kernel/ui/api/api.ts";
import type { Reading } from "../../../../kernel/ui/api/use-read.ts";
import type { AskedFilter, CaseLine } from "../../case-views.ts";

interface CasePage {
  rows: CaseLine[];
  more: boolean;
}

/** Rows that are here, and a way to the next ones. */
export interface CaseList {
  rows: readonly CaseLine[] | undefined;
  more: boolean;
  loadMore: () => void;
  reading: Reading<unknown>;
}

type Cursor = Partial<{ afterOn: string; afterId: string }>;

/** Cases page by page, newest reports first. */
export function useCaseList(filter: AskedFilter): CaseList {
  const query = useInfiniteQuery({
    queryKey: ["GET", "/cases", "pages", filter],
    queryFn: ({ pageParam, signal }): Promise<Outcome<CasePage>> =>
      callApi<CasePage>({ method: "GET", path: "/cases", query: { ...filter, ...pageParam } as never, signal }),
    initialPageParam: {} as Cursor,
    getNextPageParam: (last): Cursor | undefined => {
      const row = last.ok && last.value.more ? last.value.rows.at(-1) : undefined;
      return row && { afterOn: row.reportedOn, afterId: row.id };
    },
    networkMode: "always",
  });
  const pages = query.data?.pages;
  const refused = pages?.find((page) => !page.ok);
  const rows = useMemo(() => (pages?.[0]?.ok ? pages.flatMap((page) => (page.ok ? page.value.rows : [])) : undefined), [pages]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const reading: Reading<unknown> = {
    value: rows,
    refusal: refused && !refused.ok ? refused.refusal : undefined,
    pending: query.isPending,
    at: query.dataUpdatedAt,
    again: () => void query.refetch(),
  };
  return { rows, more: hasNextPage, loadMore, reading };
}
