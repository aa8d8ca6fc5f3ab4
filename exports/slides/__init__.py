"""Exhibits as PowerPoint: native, editable slides without a picture in them.

- ``deck``: exhibits to the bytes of a presentation; what the others of the house import.
- ``grid``, ``canvas``, ``shapes``, ``lettering``: where things stand, and how they are written.
- ``blank_presentation``, ``packing``: the empty presentation, and the same bytes each time.
- ``frame``, ``legend``, ``notes``: what every slide has.
- ``world_shapes``, ``call_outs``, ``native_charts``, ``native_steps``, ``chart_sheet``,
  ``native_tables``, ``table_columns``: the pictures.

python-pptx takes a third of a second to open, so nothing is re-exported here: whoever writes a
deck imports ``exports.slides.deck`` when it is asked for.
"""
