-- Figures with what their words mean: the indicator in both languages with its parent and its SDMX concept, the area with its GeoNames id and country. The figure's own words stay as printed; what is not known is null.
-- Example: SELECT label_en, label_zh, sdmx_concept, ref_area, geonames_id, time_period, obs_value FROM figures_with_labels WHERE indicator_code IS NOT NULL ORDER BY figure_id LIMIT 20
SELECT f.*, i.label_en, i.label_zh, i.parent_code, i.sdmx_concept,
    a.geonames_id, a.kind AS area_kind, a.name_en AS area_name, a.country_code
FROM latest_figures f
LEFT JOIN indicator i USING (indicator_code)
LEFT JOIN area a USING (ref_area)
