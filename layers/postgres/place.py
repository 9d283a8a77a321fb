"""Where a store lies on a server: a schema of a database, and how one gets in.

A place never holds a password. Who logs in, and how, is left to a saved connection of QGIS with its
authentication manager, or to libpq (service file, pgpass, the system's own user).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

from qgis.core import QgsDataSourceUri, QgsProviderRegistry

from ..errors import InputError, StoreError
from ..language import translate

SAVED = "conn:"
_PORT, _SSL = "5432", "prefer"
#: What libpq may be told beside the place itself; everything else in an address is refused.
_OPTIONS = frozenset(
    {"application_name", "connect_timeout", "gssencmode", "passfile", "sslcert", "sslkey"}
    | {"sslmode", "sslrootcert", "target_session_attrs"}
)


@dataclass(frozen=True, order=True)
class Schema:
    """A store's place on a server. Two are equal if they name the same schema there.

    ``saved`` is the name of the QGIS connection it was given by, ``authcfg`` the entry of the
    authentication manager to log in with; both "" where there is none. ``str`` gives the address
    by which STORE may name it.
    """

    host: str
    port: str
    database: str
    service: str
    schema: str
    user: str = field(default="", compare=False)
    authcfg: str = field(default="", compare=False)
    saved: str = field(default="", compare=False)
    options: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """What the store is called in sentences."""
        return f"{self.database or self.service}/{self.schema}"

    @property
    def stem(self) -> str:
        """A short name, for titles."""
        return self.schema

    def __str__(self) -> str:
        if self.saved:
            return f"{SAVED}{self.saved}/{self.schema}"
        user = quote(self.user, safe="")
        more = dict(self.options)
        if self.service:
            more["service"] = self.service
        host = ""
        if self.host.startswith("/"):  # a socket's folder can't stand before the database
            more["host"] = self.host
        elif self.host:
            host = f"[{self.host}]" if ":" in self.host else self.host
        if self.port != _PORT and not host:
            more["port"] = self.port
        if self.authcfg:
            more["authcfg"] = self.authcfg
        if user and not host:
            more["user"] = self.user
        before = f"{user}@" if user and host else ""
        after = f":{self.port}" if self.port != _PORT and host else ""
        query = urlencode({**more, "schema": self.schema}, quote_via=quote)
        return f"postgresql://{before}{host}{after}/{quote(self.database, safe='')}?{query}"

    def source(self) -> QgsDataSourceUri:
        """The database for QGIS's "postgres" provider, without a password."""
        if self.saved:
            uri = _saved(self.saved)
            uri.setPassword("")
            return uri
        uri = QgsDataSourceUri()
        ssl = QgsDataSourceUri.decodeSslMode(dict(self.options).get("sslmode", _SSL))
        if self.service:
            uri.setConnection(self.service, self.database, self.user, "", ssl, self.authcfg)
        else:
            port = "" if self.host.startswith("/") and self.port == _PORT else self.port
            uri.setConnection(self.host, port, self.database, self.user, "", ssl, self.authcfg)
        return uri

    def login(self) -> dict[str, str]:
        """What libpq has to know to get in; it may hold a password and must not be kept or told."""
        from .connection import driver

        source = _saved(self.saved) if self.saved else self.source()
        login = driver().extensions.parse_dsn(source.connectionInfo(True))
        return {**login, **dict(self.options)}


def of_address(address: str) -> Schema:
    """The place that ``conn:NAME/schema`` or ``postgresql://…?schema=…`` names.

    InputError where it can't be read, names no schema or holds a password.
    """
    if address.lower().startswith(SAVED):
        name, slash, schema = address[len(SAVED) :].rpartition("/")
        if not slash or not name or not schema:
            raise _unreadable()
        return _placed(_saved(name), schema, saved=name)
    return _of_uri(address)


def saved_names() -> list[str]:
    """The names of the PostgreSQL connections that are saved in QGIS, in order."""
    return sorted(QgsProviderRegistry.instance().providerMetadata("postgres").connections())


def of_layer(source: str) -> Schema | None:
    """The place of the table that a layer of the "postgres" provider shows; None for a query."""
    uri = QgsDataSourceUri(source)
    if not uri.schema() or uri.table().startswith("("):
        return None
    place = _placed(uri, uri.schema())
    for name in saved_names():
        known = _placed(_saved(name), uri.schema(), saved=name)
        if known == place and known.authcfg == place.authcfg:
            return known
    return place


def _of_uri(address: str) -> Schema:
    from .connection import driver

    before, _, query = address.partition("?")
    given = parse_qs(query, keep_blank_values=True)
    schema, authcfg = given.pop("schema", [""])[-1], given.pop("authcfg", [""])[-1]
    plain = before + "?" + urlencode(given, doseq=True, quote_via=quote)
    try:
        login = driver().extensions.parse_dsn(plain)
    except driver().ProgrammingError as error:
        raise _unreadable() from error
    if "password" in login:
        raise password_refused()
    if not schema:
        raise _unreadable()
    known = {"host", "port", "dbname", "service", "user"}
    unknown = sorted(set(login) - known - _OPTIONS)
    if unknown:
        raise InputError(
            translate("Synpunkt", "The store's address must not say {what}.").format(
                what=", ".join(unknown)
            )
        )
    return Schema(
        host=login.get("host", ""),
        port=login.get("port") or _PORT,
        database=login.get("dbname", ""),
        service=login.get("service", ""),
        schema=schema,
        user=login.get("user", ""),
        authcfg=authcfg,
        options=tuple(sorted((key, login[key]) for key in set(login) - known)),
    )


def _placed(uri: QgsDataSourceUri, schema: str, saved: str = "") -> Schema:
    ssl = QgsDataSourceUri.encodeSslMode(uri.sslMode())
    return Schema(
        host=uri.host(),
        port=uri.port() or _PORT,
        database=uri.database(),
        service=uri.service(),
        schema=schema,
        user=uri.username(),
        authcfg=uri.authConfigId(),
        saved=saved,
        options=() if ssl == _SSL else (("sslmode", ssl),),
    )


def _saved(name: str) -> QgsDataSourceUri:
    metadata: Any = QgsProviderRegistry.instance().providerMetadata("postgres")
    connections = metadata.connections()
    if name not in connections:
        raise StoreError(
            translate("Synpunkt", "QGIS has no saved PostgreSQL connection called {name}.").format(
                name=name
            )
        )
    return QgsDataSourceUri(connections[name].uri())


def password_refused() -> InputError:
    """The error for an address with a password in it."""
    return InputError(
        translate(
            "Synpunkt",
            "A password must not stand in the store's address, since addresses end up in"
            " histories and logs. Use a saved connection, a service file or pgpass.",
        )
    )


def _unreadable() -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "The address of a store on a server is conn:NAME/schema for a connection saved in"
            " QGIS, or postgresql://user@host/database?schema=NAME.",
        )
    )
