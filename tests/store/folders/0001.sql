BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	source_hash TEXT NOT NULL, 
	received_at TEXT NOT NULL, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_student_id FOREIGN KEY(student_id) REFERENCES students (id), 
	CONSTRAINT fk_attempts_source_hash FOREIGN KEY(source_hash) REFERENCES sources (hash), 
	CONSTRAINT uq_attempts_student_id_exercise_number UNIQUE (student_id, exercise, number), 
	CONSTRAINT uq_attempts_student_id_exercise_source_hash UNIQUE (student_id, exercise, source_hash)
);
INSERT INTO "attempts" VALUES(1,1,'walk',1,'9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4','2026-11-22T11:24:25.841+00:00');
INSERT INTO "attempts" VALUES(2,2,'walk',1,'4205c4809ab1b080fd32b6bf9640e5feaa6d1b69bf9fa684954ab710157ec141','2026-11-22T11:24:25.859+00:00');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	about TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-22T11:24:25.821+00:00','root','upgrade','nothing to 0001');
INSERT INTO "audit" VALUES(2,'2026-11-22T11:24:25.829+00:00','root','grade','walk');
CREATE TABLE results (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	last_run_id INTEGER NOT NULL, 
	submission TEXT NOT NULL, 
	submission_hash TEXT NOT NULL, 
	exercise_hash TEXT NOT NULL, 
	reference_hash TEXT NOT NULL, 
	grader_hash TEXT NOT NULL, 
	key_hash TEXT NOT NULL, 
	isolation TEXT NOT NULL, 
	schema INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	points FLOAT NOT NULL, 
	max_points FLOAT NOT NULL, 
	score FLOAT, 
	record TEXT NOT NULL, 
	CONSTRAINT pk_results PRIMARY KEY (id), 
	CONSTRAINT fk_results_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_results_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_results_last_run_id FOREIGN KEY(last_run_id) REFERENCES runs (id), 
	CONSTRAINT uq_results_key UNIQUE ("key")
);
INSERT INTO "results" VALUES(1,'391cbb7a7e18925fcecb34eaac70d0dc671585e80e6ed91d0c67aedf77896d4c',1,1,1,'s01.py','9e26bf369911c45c','e','e','g','k','full',1,'partial',1.5,2.0,0.75,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "partial", "points": 1.5, "max_points": 2.0, "score": 0.75, "isolation": "full", "hashes": {"submission": "9e26bf369911c45c", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}}');
INSERT INTO "results" VALUES(2,'f5c1cd8981b435bc657ee9a7d8ea3dd9a57e9520414e328efa37babdc8cd9137',2,1,1,'s02.py','4205c4809ab1b080','e','e','g','k','full',1,'not_graded',1.5,2.0,NULL,'{"schema": 1, "submission": "s02.py", "student": "s02", "verdict": "not_graded", "points": 1.5, "max_points": 2.0, "score": null, "isolation": "full", "hashes": {"submission": "4205c4809ab1b080", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}}');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	versions TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	ending TEXT, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T11:24:25.827+00:00','2026-11-22T11:24:25.868+00:00','finished');
CREATE TABLE sources (
	hash TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (hash)
);
INSERT INTO "sources" VALUES('9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4',X'78203D20310A');
INSERT INTO "sources" VALUES('4205c4809ab1b080fd32b6bf9640e5feaa6d1b69bf9fa684954ab710157ec141',X'78203D20320A');
CREATE TABLE students (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_students PRIMARY KEY (id), 
	CONSTRAINT uq_students_name UNIQUE (name)
);
INSERT INTO "students" VALUES(1,'s01');
INSERT INTO "students" VALUES(2,'s02');
CREATE INDEX ix_attempts_source_hash ON attempts (source_hash);
CREATE INDEX ix_runs_exercise ON runs (exercise);
CREATE INDEX ix_results_attempt_id ON results (attempt_id);
COMMIT;
