import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { components } from '../api/schema'
import { useToday } from '../gate'
import { useApi } from '../session'
import { bodyOf } from '../tables'
import { type CalibrationSearch, windowFrom } from './search'

export type Calibration = components['schemas']['CalibrationOut']
export type CalibrationStage = components['schemas']['CalibrationStage']

/** What history says of a pipeline's chances; a version that is published asks anew. */
export function useCalibration(id: string, version: number, { months, by }: CalibrationSearch) {
  const api = useApi()
  const today = useToday()
  const query = { pipeline: id, ...(months && { closed_from: windowFrom(today, months) }), ...(by && { by }) }
  return useQuery({
    queryKey: ['calibration', version, query],
    queryFn: () => bodyOf(api.GET('/calibration', { params: { query } })),
    placeholderData: keepPreviousData,
  })
}
