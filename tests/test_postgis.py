"""A store on a real PostGIS server: made, opened, shared, refused; through algorithms and QGIS."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QPushButton
from synpunkt.dialogs.viewpoints.filters import Filter
from synpunkt.layers import responses, schema
from synpunkt.layers.address import resolve, store_of_layer, stores_of
from synpunkt.layers.check import problems
from synpunkt.layers.errors import (
    ConflictError,
    InputError,
    NotAStoreError,
    StoreError,
    StoreLockedError,
)
from synpunkt.layers.place import place_of
from synpunkt.layers.postgres import connection as connections
from synpunkt.layers.postgres.dialect import translated
from synpunkt.layers.postgres.place import of_layer
from synpunkt.layers.postgres.roles import role_name
from synpunkt.layers.project_controller import ProjectController
from synpunkt.layers.project_writer import add_store
from synpunkt.layers.responses import Answer
from synpunkt.layers.schema import TABLES
from synpunkt.layers.store import Store, create_store, open_store
from synpunkt.layers.takeback import take_back
from synpunkt.layers.upgrade import upgrade

CRS = QgsCoordinateReferenceSystem("EPSG:3014")
HERE = QgsGeometry.fromPointXY(QgsPointXY(152943, 6920486))


@pytest.fixture
def store(server_store: Store) -> Store:
    return server_store


@pytest.fixture
def saved(server: Any) -> Iterator[str]:
    """A connection saved in QGIS, by its name."""
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection(str(server.home), "", "synpunkt_test", "synpunkt", "")
    metadata.saveConnection(
        metadata.createConnection(uri.uri(False), {"saveUsername": True}), "Sundsvall prov"
    )
    yield "Sundsvall prov"
    metadata.deleteConnection("Sundsvall prov")


def add(store: Store, text: str = "Mörkt") -> str:
    with store.operation() as operation:
        return operation.insert("viewpoint", {"text": text, "theme": "lighting"}, HERE)


def test_all_tables_open_in_qgis_with_their_kind_and_system(store: Store) -> None:
    for table in schema.MAIN_TABLES:
        if table is schema.STORE_SESSION:
            continue
        layer = QgsVectorLayer(store.uri(table.name), table.name, store.provider)
        assert layer.isValid(), table.name
        assert layer.isSpatial() == bool(table.geometry)
        assert layer.crs().authid() == ("EPSG:3014" if table.geometry else "")
        assert {"uuid", *table.column_names} <= set(layer.fields().names())


def test_a_feature_added_in_qgis_has_uuid_number_time_and_a_log(store: Store) -> None:
    layer = QgsVectorLayer(store.uri("viewpoint"), "layer", store.provider)
    with_text = store.count("viewpoint")
    assert layer.startEditing()
    from qgis.core import QgsVectorLayerUtils

    text = {layer.fields().indexFromName("text"): "På kartan"}
    assert layer.addFeature(QgsVectorLayerUtils.createFeature(layer, HERE, text))
    assert layer.commitChanges(), layer.commitErrors()
    (row,) = store.rows("viewpoint")
    assert row["number"] == 1 and row["uuid"] and row["created_at"] and with_text == 0
    assert layer.getFeature(row["fid"])["uuid"] == row["uuid"]  # the key is the feature's own id
    (logged,) = store.rows("change_log")
    assert (logged["what"], logged["row_uuid"], logged["operation_uuid"]) == (
        "insert",
        row["uuid"],
        None,
    )


def test_a_row_that_comes_without_a_uuid_gets_one(store: Store) -> None:
    for table in ("viewpoint", "occasion"):  # as a tool does that asks for no defaults
        layer = QgsVectorLayer(store.uri(table), "layer", store.provider)
        feature = QgsFeature(layer.fields())
        for column in TABLES[table].columns:
            if column.required:
                feature[column.name] = "ett"
        assert layer.startEditing() and layer.addFeature(feature)
        assert layer.commitChanges(), layer.commitErrors()
        (row,) = store.rows(table)
        assert len(row["uuid"]) == 36


def test_a_schema_with_tables_is_left_alone(server: Any, store: Store) -> None:
    with pytest.raises(InputError, match="already has tables"):
        create_store(store.path, CRS, "sv")
    server.sql("CREATE SCHEMA annans; CREATE TABLE annans.karta (a int)")
    with pytest.raises(InputError, match="already has tables"):
        create_store(server.address("annans"), CRS, "sv")
    assert server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'annans'") == "1"


def test_what_can_not_be_made_leaves_nothing_behind(server: Any) -> None:
    odd = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=17 +k=1 +ellps=GRS80")
    with pytest.raises(InputError, match="EPSG code"):
        create_store(server.address("halv"), odd, "sv")
    with pytest.raises(NotAStoreError, match="is not a Synpunkt store"):
        open_store(server.address("halv"))
    assert server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'halv'") == "0"


def test_a_database_without_postgis_is_named(server: Any) -> None:
    server.sql("CREATE DATABASE utan")
    address = server.address("s").replace("synpunkt_test", "utan")
    with pytest.raises(StoreError, match="utan has no PostGIS"):
        create_store(address, CRS, "sv")


def test_one_store_is_known_by_all_of_its_addresses(saved: str, store: Store) -> None:
    by_name = place_of(f"conn:{saved}/{store.path.schema}")
    assert by_name == store.path and hash(by_name) == hash(store.path)
    assert place_of(str(store.path)) == store.path
    assert str(place_of(str(by_name))) == str(by_name) == f"conn:{saved}/{store.path.schema}"
    assert open_store(str(by_name)).uuid == store.uuid
    shown = of_layer(store.uri("viewpoint"))
    assert shown == store.path and shown.saved == saved  # as the user knows it


def test_a_demand_for_encryption_is_kept(qgis_app: object) -> None:
    place = place_of("postgresql://db/x?schema=s&sslmode=require")
    source = f'{place.source().uri(False)} key=\'fid\' table="s"."viewpoint" (geom)'
    assert "sslmode=require" in source
    assert dict(of_layer(source).options) == {"sslmode": "require"} == dict(place.options)
    assert "sslmode=require" in str(of_layer(source))


NAMES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12)


@given(
    host=st.sampled_from(["", "db.example", "::1", "/tmp/a b"]),
    port=st.sampled_from(["", "5433"]),
    database=NAMES,
    schema=NAMES,
    user=NAMES,
)
def test_an_address_survives_being_written_and_read(
    qgis_app: object, host: str, port: str, database: str, schema: str, user: str
) -> None:
    from synpunkt.layers.postgres.place import Schema

    place = Schema(host, port or "5432", database, "", schema, user, "abc1234")
    again = place_of(str(place))
    assert again == place and (again.user, again.authcfg) == (user, "abc1234")


@pytest.mark.parametrize(
    "address",
    ["postgresql://db/x", "conn:", "conn:a", "conn:/s", "postgresql://db/x?schema=s&options=-c"],
)
def test_an_address_that_says_too_little_or_too_much_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="address"):
        resolve(address, None)


def test_a_password_is_refused_wherever_it_stands(qgis_app: object) -> None:
    for address in (
        "postgresql://a:hemligt@db/x?schema=s",
        "postgresql://db/x?schema=s&password=hemligt",
        "postgresql://db/x?schema=s&user=a&%70assword=hemligt",
    ):
        with pytest.raises(InputError, match="password must not") as told:
            resolve(address, None)
        assert "hemligt" not in str(told.value)


SECRET = "hemligt ord 3'x"


@pytest.fixture
def locked(server: Any, qgis_app: object) -> Iterator[str]:
    """A saved connection whose password lies in the authentication manager alone."""
    quoted = SECRET.replace("'", "''")
    server.sql(f"CREATE ROLE locked LOGIN CREATEROLE PASSWORD '{quoted}'")
    server.sql("GRANT CREATE ON DATABASE synpunkt_test TO locked")
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("en nyckel", True)
    known = QgsAuthMethodConfig("Basic")
    known.setName("locked")
    known.setConfig("username", "locked")
    known.setConfig("password", SECRET)
    assert manager.storeAuthenticationConfig(known)[0]
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection(str(server.home), "", "synpunkt_test", "", "")
    uri.setAuthConfigId(known.id())
    metadata.saveConnection(metadata.createConnection(uri.uri(False), {}), "Låst")
    yield known.id()
    metadata.deleteConnection("Låst")
    manager.removeAuthenticationConfig(known.id())


def test_the_password_comes_from_the_authentication_manager_and_is_told_nowhere(
    server: Any, locked: str, provider: object, tmp_path: Path
) -> None:
    log: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, *_: log.append(text))
    made = processing.run("synpunkt:createstore", {"STORE": "conn:Låst/bakom", "CRS": CRS})
    assert made["STORE"] == "conn:Låst/bakom"
    store = open_store(made["STORE"])
    add(store)
    project = QgsProject()
    add_store(project, store.path)
    assert [str(place) for place in stores_of(project)] == ["conn:Låst/bakom"]
    file = tmp_path / "p.qgs"
    assert project.write(str(file))
    written = file.read_text(encoding="utf-8")
    assert locked in written and "hemligt" not in written
    manager = QgsApplication.authManager()
    wrong = QgsAuthMethodConfig("Basic")
    assert manager.loadAuthenticationConfig(locked, wrong, True)
    wrong.setConfig("password", "fel hemligt")
    assert manager.updateAuthenticationConfig(wrong)
    connections.log_out()
    with pytest.raises(StoreError, match="did not let you in") as told:
        open_store(made["STORE"])
    assert not any("hemligt" in text for text in (str(told.value), repr(store.path), *log))


def test_without_a_password_it_is_said_what_to_do(server: Any) -> None:
    with pytest.raises(StoreError, match="saved connection with authentication"):
        open_store(server.address("bakom", "locked"))


QUERIES = {
    "a = ? AND b = ?": "a = %(p1)s AND b = %(p2)s",
    "a IS ?1 OR ?1 IS NULL": "a IS NOT DISTINCT FROM %(p1)s OR %(p1)s IS NULL",
    "a IS NOT 'x' AND b IS NOT NULL": "a IS DISTINCT FROM 'x' AND b IS NOT NULL",
    "a = 'is ? it 5 %' AND \"w?\" = ?": "a = 'is ? it 5 %%' AND \"w?\" = %(p1)s",
    "a ORDER BY x.fid, number DESC, coalesce(a, b), t": (
        "a ORDER BY x.fid, number DESC NULLS LAST, coalesce(a, b) NULLS FIRST, t NULLS FIRST"
    ),
    "(SELECT a ORDER BY b) AS c": "(SELECT a ORDER BY b) AS c",
    "u IN (SELECT value FROM json_each(?))": (
        "u IN (SELECT value FROM json_array_elements_text(%(p1)s))"
    ),
}


@pytest.mark.parametrize("query", QUERIES)
def test_queries_are_said_in_the_servers_words(query: str) -> None:
    assert translated(query) == QUERIES[query]


def test_the_project_knows_the_store_by_its_layers_and_holds_no_password(
    qgis_app: object, store: Store, tmp_path: Path
) -> None:
    add(store)
    with store.operation() as operation:
        layer = operation.insert("plan_layer", {"name": "Plan"})
        for key, wkt in (("a", "POLYGON((0 0,1 0,1 1,0 0))"), ("b", "LINESTRING(0 0,1 1)")):
            operation.insert(
                "plan_object",
                {"plan_layer_uuid": layer, "object_key": key},
                QgsGeometry.fromWkt(wkt),
            )
    project = QgsProject()
    add_store(project, store.path)
    assert stores_of(project) == [store.path]
    assert resolve("", project) == str(store.path)
    plans = [one for one in project.mapLayers().values() if "plan_object" in one.source()]
    assert sorted(one.featureCount() for one in plans) == [1, 1]
    controller = ProjectController(project)
    assert controller.store.uuid == store.uuid
    assert controller.layers("viewpoint")[0].featureCount() == 1
    controller.unload()
    file = tmp_path / "p.qgs"
    assert project.write(str(file))
    assert "password" not in file.read_text(encoding="utf-8").replace('password=""', "")


def test_a_layer_of_another_table_is_no_store(qgis_app: object, server: Any) -> None:
    server.sql("CREATE TABLE IF NOT EXISTS public.viewpoint (fid serial PRIMARY KEY, a text)")
    source = f"dbname='synpunkt_test' host={server.home} user='synpunkt' key='fid'"
    layer = QgsVectorLayer(f'{source} table="public"."viewpoint"', "layer", "postgres")
    assert layer.isValid() and store_of_layer(layer) is None


def test_what_a_row_points_at_stays_and_that_is_said(store: Store) -> None:
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Plan"})
        operation.insert("occasion", {"title": "Bord", "matter_uuid": matter})
    with pytest.raises(ConflictError, match="still used"), store.operation() as operation:
        operation.delete("matter", matter)
    with pytest.raises(ConflictError, match="is not there"), store.operation() as operation:
        operation.insert("occasion", {"title": "Bord", "matter_uuid": "nobody"})
    assert (store.count("matter"), store.count("occasion")) == (1, 1)


def test_a_damaged_safeguard_is_found_and_mended(server: Any) -> None:
    store = create_store(server.address("skadad"), CRS, "sv")
    assert problems(store.path) == []
    server.sql("DROP TRIGGER synpunkt_viewpoint_logged ON skadad.viewpoint")
    server.sql("ALTER TABLE skadad.link DISABLE TRIGGER synpunkt_link_kept")
    (found,) = problems(store.path)
    assert "2 of the store's safeguards" in found
    assert upgrade(store.path) is None
    assert problems(store.path) == []
    server.sql("ALTER TABLE skadad.photo DROP COLUMN sha256")
    assert any("photo lacks the columns sha256" in one for one in problems(store.path))


def test_each_role_may_do_its_own_work_and_no_more(server: Any, store: Store) -> None:
    viewpoint = add(store)
    with store.operation() as operation:
        operation.insert_restricted("contact", {"viewpoint_uuid": viewpoint, "name": "Exempel"})
    of = {}
    for role in ("reader", "recorder", "planner"):
        server.sql(f"DROP ROLE IF EXISTS {role}_a; CREATE ROLE {role}_a LOGIN")
        server.sql(f'GRANT "{role_name(store.path, role)}" TO {role}_a')
        of[role] = open_store(server.address(store.path.schema, f"{role}_a"))
    assert [row["text"] for row in of["reader"].rows("viewpoint")] == ["Mörkt"]
    for role in ("reader", "recorder"):
        with pytest.raises(StoreError, match="Your role"):
            list(of[role].rows("contact"))
    with pytest.raises(StoreError, match="Your role"):
        add(of["reader"])
    with of["recorder"].operation() as operation:
        mine = operation.insert("viewpoint", {"text": "Vid bordet"}, HERE)
        operation.insert_restricted("contact", {"viewpoint_uuid": mine, "name": "Exempel två"})
    with of["recorder"].operation() as operation:
        operation.update("viewpoint", mine, {"text": "Vid bordet igen"})
    with pytest.raises(StoreError, match="Your role"), of["recorder"].operation() as operation:
        operation.insert("response", {"title": "Svar"})
    with of["planner"].operation() as operation:
        operation.insert("response", {"title": "Svar"})
    assert {row["name"] for row in of["planner"].rows("contact")} == {"Exempel", "Exempel två"}
    assert [row["raw_text"] for row in of["planner"].rows("viewpoint_raw")] == ["Vid bordet"]
    with pytest.raises(StoreError, match="Your role"), of["planner"].operation() as operation:
        operation.delete_inserted("change_log", operation.uuid)


def test_eight_writers_lose_nothing_and_give_no_number_twice(store: Store) -> None:
    shared = add(store, "allas")
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        own = open_store(str(store.path))
        try:
            for step in range(500):
                with own.operation() as operation:
                    operation.insert("viewpoint", {"text": f"{writer} {step}"}, HERE)
                    if step % 50 == writer:
                        operation.update("viewpoint", shared, {"severity": 1 + step % 4})
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    rows = list(store.rows("viewpoint"))
    wanted = {"allas"} | {f"{writer} {step}" for writer in range(8) for step in range(500)}
    assert {row["text"] for row in rows} == wanted and len(rows) == 4001
    assert sorted(row["number"] for row in rows) == list(range(1, 4002))
    assert store.count("change_log", "what = 'insert'") == 4001


def test_of_two_who_answer_at_once_the_second_is_told(store: Store) -> None:
    viewpoint = add(store)
    ready, told = threading.Barrier(2), []

    def answer(text: str) -> None:
        own = open_store(str(store.path))
        ready.wait()
        try:
            with own.operation() as operation:
                responses.write(operation, own, Answer(comment=text), [viewpoint], None, {})
        except ConflictError as error:
            told.append((text, str(error)))

    both = [threading.Thread(target=answer, args=(text,)) for text in ("ett", "två")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    ((refused, sentence),) = told
    assert "viewpoint 1" in sentence
    assert [row["comment"] for row in store.rows("response")] == [
        "två" if refused == "ett" else "ett"
    ]


def test_the_panel_works_on_a_server(panel: Any, store: Store, tmp_path: Path) -> None:
    with store.operation() as operation:
        for number, theme in enumerate(("lighting", "upkeep", "lighting")):
            operation.insert("viewpoint", {"text": f"nr {number}", "theme": theme}, HERE)
        operation.insert("viewpoint", {"text": "borta", "state": "withdrawn"}, HERE)
    controller, work = panel.content.controller, panel.content.work
    controller.open(str(store.path), "sv")
    panel.until(lambda: work.state.columns is not None)
    assert work.state.columns.text == ("nr 0", "nr 1", "nr 2")
    assert (work.state.columns.x[0], work.state.columns.y[0]) == (152943, 6920486)
    work.state.set_filter(Filter(themes=frozenset({"lighting"})))
    panel.content.settings.filter_map.setValue(True)
    work.viewpoints.map_filter.apply()
    (layer,) = controller.layers("viewpoint")
    try:
        assert sorted(feature["text"] for feature in layer.getFeatures()) == ["nr 0", "nr 2"]
        file = tmp_path / "p.qgs"
        panel.project.write(str(file))
        assert "unnest" not in file.read_text(encoding="utf-8")
    finally:
        panel.content.settings.filter_map.setValue(False)
    work.viewpoints.map_filter.apply()
    add(store, "ny")
    controller.reload()
    panel.until(lambda: "ny" in work.state.columns.text)
    assert panel.messages() == []


def test_the_start_page_opens_a_store_on_a_server(
    panel: Any, saved: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.content.settings.forget_stores()
    given = ["postgresql://a:hemligt@db/x?schema=s", f"conn:{saved}/{store.path.schema}"]
    offered: list[list[str]] = []

    def get_item(_parent: object, _title: str, _label: str, items: list[str], *_: object) -> Any:
        offered.append(items)
        return given.pop(0), True

    monkeypatch.setattr(QInputDialog, "getItem", get_item)
    button = panel.content.findChild(QPushButton, "synpunktOpenServer")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "password must not stand" in panel.messages()[-1]
    assert panel.content.settings.recent_stores() == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.until(lambda: panel.content.controller.store is not None)
    assert offered == [[f"conn:{saved}/"]] * 2
    assert [str(one) for one in panel.content.settings.recent_stores()] == [
        f"conn:{saved}/{store.path.schema}"
    ]


def test_a_writer_that_holds_the_store_is_waited_for_and_then_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 1)
    with store.operation() as first:
        first.insert("viewpoint", {"text": "först"})
        with pytest.raises(StoreLockedError, match="in use"):
            add(store)
    assert [row["text"] for row in store.rows("viewpoint")] == ["först"]


def test_after_a_restart_of_the_server_the_next_try_works(
    server: Any, qgis_app: object, store: Store
) -> None:
    add(store, "före")
    with pytest.raises(StoreError, match="can't be reached"), store.operation() as operation:
        operation.insert("viewpoint", {"text": "under"})
        server.stop()
    with pytest.raises(StoreError, match="can't be reached"):
        list(store.rows("viewpoint"))
    server.start()
    add(store, "efter")
    assert [row["text"] for row in store.rows("viewpoint")] == ["före", "efter"]


def test_a_server_that_keeps_silent_is_not_waited_for_again_and_again(
    qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def silent(_place: object) -> None:
        asked.append(1)
        time.sleep(0.02)
        raise connections.driver().OperationalError("timeout expired")

    monkeypatch.setattr(connections, "_connected", silent)
    monkeypatch.setattr(connections, "_FRESH", 0.01)
    for _ in range(5):
        with pytest.raises(StoreError, match="can't be reached"):
            open_store("postgresql://silent.example/db?schema=s")
    assert len(asked) == 1
    connections.log_out()


def test_the_algorithms_work_on_a_server_as_on_a_file(
    provider: object, server: Any, tmp_path: Path
) -> None:
    address = server.address("algoritmer")
    processing.run("synpunkt:createstore", {"STORE": address, "CRS": CRS, "LANGUAGE": "sv"})
    file = tmp_path / "in.csv"
    file.write_text("id,text,e,n\n1,Mörkt,152943,6920486\n2,Buller,152990,6920500\n3,Var?,,\n")
    given = {"STORE": address, "INPUT": str(file), "CRS": CRS}
    done = processing.run("synpunkt:importviewpoints", given)
    assert (done["NEW"], done["WITHOUT_PLACE"]) == (3, 1)
    again = processing.run("synpunkt:importviewpoints", given)
    assert (again["NEW"], again["UNCHANGED"]) == (0, 3)
    plan = QgsVectorLayer("Polygon?crs=EPSG:3014&field=objektidentitet:string", "plan", "memory")
    area = QgsGeometry.fromPointXY(QgsPointXY(152943, 6920486)).buffer(20, 8)
    from qgis.core import QgsFeature

    feature = QgsFeature(plan.fields())
    feature.setGeometry(area)
    feature["objektidentitet"] = "p1"
    plan.dataProvider().addFeature(feature)
    store = open_store(address)
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint", store.provider)
    counted = processing.run("synpunkt:summariseconcerns", {"INPUT": layer, "BOUNDARY": plan})
    assert (counted["N_INPUT"], counted["N_INSIDE"], counted["N_WITHOUT_PLACE"]) == (3, 1, 1)
    processing.run(
        "synpunkt:creatematter", {"STORE": address, "TITLE": "Exempelplan", "PLAN": plan}
    )
    tied = processing.run("synpunkt:attachtoplan", {"STORE": address, "PLAN": plan})
    assert (tied["CREATED"], tied["UNATTACHED"]) == (1, 1)
    account = processing.run(
        "synpunkt:planaccount",
        {"STORE": address, "MATTER": "Exempelplan", "JSON": str(tmp_path / "a.json")},
    )
    assert (account["VIEWPOINTS"], account["UNANSWERED"]) == (1, 1)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    taken = processing.run("synpunkt:takeback", {"STORE": address, "OPERATION": tied["OPERATION"]})
    assert taken["REVERTED"] == 1 and store.count("link") == 0
    checked = processing.run("synpunkt:checkstore", {"STORE": address, "UPGRADE": True})
    assert checked["PROBLEMS"] == 0


def test_who_removes_for_good_and_is_not_the_owner_is_told_whom_to_ask(
    provider: object, server: Any, store: Store
) -> None:
    viewpoint = add(store, "Hemlige Harald går här")
    with store.operation() as operation:
        operation.update("viewpoint", viewpoint, {"text": "En granne går här"})
    server.sql("DROP ROLE IF EXISTS planner_b; CREATE ROLE planner_b LOGIN")
    server.sql(f'GRANT "{role_name(store.path, "planner")}" TO planner_b')
    given = {"WHAT": "raw", "DECISION": "DHP 2026, 4.2", "OUTPUT": "memory:"}
    for user, removed, told in (("planner_b", 2, True), ("synpunkt", 0, False)):
        address, feedback = server.address(store.path.schema, user), QgsProcessingFeedback()
        done = processing.run("synpunkt:forget", {**given, "STORE": address}, feedback=feedback)
        assert done["REMOVED"] == removed
        assert ("ask the owner" in feedback.textLog()) is told
    assert store.count("earlier_text") == store.count("viewpoint_raw") == 0


def test_a_store_on_a_server_takes_in_another_that_lies_there(
    provider: object, server: Any, store: Store
) -> None:
    other = create_store(server.address("annat kontor"), CRS, "sv")
    uuid = add(other, "Från ett annat kontor")
    with other.operation() as operation:
        operation.insert_restricted("contact", {"viewpoint_uuid": uuid, "name": "Exempel"})
    given = {"STORE": str(store.path), "OTHER": str(other.path)}
    for new in (1, 0):
        merged = processing.run("synpunkt:mergestores", given)
        assert (merged["NEW"], merged["CONFLICTS"]) == (new, 0)
    (row,) = store.rows("viewpoint")
    assert (row["uuid"], row["number"], row["geom"].equals(HERE)) == (uuid, 1, True)
    assert [contact["viewpoint_uuid"] for contact in store.rows("contact")] == [uuid]


def test_the_window_brings_home_a_store_that_lies_on_a_server(
    panel: Any, server: Any, saved: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = create_store(server.address("tredje kontoret"), CRS, "sv")
    uuid = add(other, "Från ett tredje kontor")
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(layer)
    panel.until(lambda: panel.content.controller.store is not None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    desk = panel.content.work.merging
    desk.action.trigger()
    window, runner = desk.merging.window, desk.merging.runner
    given = ["postgresql://a:hemligt@db/x?schema=s", f"conn:{saved}/tredje kontoret"]
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: (given.pop(0), True))
    QTest.mouseClick(window.choose_on_server, Qt.MouseButton.LeftButton)
    assert "password must not stand" in window.bar.currentItem().text()
    assert "hemligt" not in window.file.text() + window.bar.currentItem().text()
    QTest.mouseClick(window.choose_on_server, Qt.MouseButton.LeftButton)
    panel.until(lambda: not runner.busy)
    assert window.file.text() == f"conn:{saved}/tredje kontoret"
    assert window.told.text().startswith("1 new viewpoint(s)")
    QTest.mouseClick(window.merge, Qt.MouseButton.LeftButton)
    panel.until(lambda: not runner.busy and not window.merge.isEnabled())
    assert [row["uuid"] for row in store.rows("viewpoint")] == [uuid]


def test_qgis_process_makes_and_reads_a_store_on_a_server(
    server: Any, qgis_process: Callable[..., Any]
) -> None:
    address = server.address("processen")
    made = json.loads(qgis_process("synpunkt:createstore", STORE=address, CRS="EPSG:3006").stdout)
    assert open_store(made["results"]["STORE"]).crs.authid() == "EPSG:3006"
    take_back_nothing = open_store(address)
    with pytest.raises(InputError, match="no such operation"):
        take_back(take_back_nothing, "nobody")
