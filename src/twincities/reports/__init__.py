"""Papers: the workbooks an official reads, prints, marks and sends back.

One file per paper (`visit_report`, `visit_journal`), the rest is what all papers share. A paper takes frozen
data and `PaperOptions`; it knows neither the database nor the services. `paper` is the door to this room.
"""
