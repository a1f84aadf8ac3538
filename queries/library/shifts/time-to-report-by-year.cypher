// Time from change of side to first report, by year
// For the changes of side of each year, how soon they were first reported: those that are dated to the day and reported with a
// date, of all of that year. The years with few dated to the day tell little.
// Parameters: none
// Columns:
//   year  - of the change of side; null for those without a date
//   measured  - changes of side that are dated to the day, with a dated report
//   defections  - changes of side of that year
//   sameDay  - how many of measured were reported on the same day or before
//   median  - days; half were reported as soon or sooner
//   longest  - days
MATCH (:Person)-[move:DEFECTED_TO]->(:Faction)
WITH move.date.year AS year,
     CASE WHEN move.datePrecision = 'day' THEN duration.inDays(move.date, move.firstReported).days END AS days
ORDER BY days
WITH year, count(*) AS defections, collect(days) AS waits, sum(CASE WHEN days <= 0 THEN 1 ELSE 0 END) AS sameDay
RETURN year, size(waits) AS measured, defections, sameDay,
       waits[(size(waits) - 1) / 2] AS median, waits[size(waits) - 1] AS longest
ORDER BY year
