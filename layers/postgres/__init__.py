"""A store in a schema of a PostgreSQL/PostGIS server: the second backend behind the store's face.

The server is reached through psycopg2, which every QGIS brings for its own DB Manager and
Processing: it sends values as parameters and has transactions, and QGIS's provider connections
have neither.
"""
