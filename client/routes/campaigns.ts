import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { campaignListQuery, campaignQuery } from '#client/procedure/campaigns/queries.ts'
import { shellRoute } from './root.ts'

export const campaignsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/aktionen',
  loader: ({ context: { queries } }) => void queries.prefetchQuery(campaignListQuery),
  component: lazyRouteComponent(
    () => import('#client/procedure/campaigns/campaign-list-page.tsx'),
    'CampaignListPage',
  ),
})

export const campaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/aktionen/$campaignId',
  loader: ({ context: { queries }, params: { campaignId } }) =>
    void queries.prefetchQuery(campaignQuery(campaignId)),
  component: lazyRouteComponent(
    () => import('#client/procedure/campaigns/campaign-page.tsx'),
    'CampaignPage',
  ),
})
